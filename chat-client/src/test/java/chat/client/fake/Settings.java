package chat.client.fake;

import chat.client.ui.ChatSettings;
import chat.client.ui.ChatSettings.Bell;
import chat.client.ui.ChatSettings.Colour;
import chat.client.ui.Editing;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;

/** Ways to chat. */
public final class Settings {
  private Settings() {}

  /** Without the time, which is another one in each run. */
  public static ChatSettings plain() {
    return new ChatSettings(
        true,
        Optional.empty(),
        Colour.AUTO,
        Bell.MENTION,
        Editing.PLAIN,
        LocalDateTime::now,
        ZoneOffset.UTC);
  }

  /** Like that, but a lost connection is lost. */
  public static ChatSettings withoutReconnect() {
    return new ChatSettings(
        false,
        Optional.empty(),
        Colour.AUTO,
        Bell.MENTION,
        Editing.PLAIN,
        LocalDateTime::now,
        ZoneOffset.UTC);
  }

  /** With the time that {@code now} tells. */
  public static ChatSettings timed(Supplier<LocalDateTime> now) {
    return new ChatSettings(
        true,
        Optional.of(DateTimeFormatter.ofPattern("HH:mm")),
        Colour.AUTO,
        Bell.MENTION,
        Editing.PLAIN,
        now,
        ZoneOffset.UTC);
  }
}
