package chat.client;

import chat.client.session.Connector;
import chat.client.session.Keepsakes;
import chat.client.ui.ChatSettings;
import chat.client.ui.ChatSettings.Bell;
import chat.client.ui.ChatSettings.Colour;
import chat.client.ui.Editing;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How somebody wants to chat on a terminal: options of the menu, {@code create} and {@code join}.
 */
final class ChatOptions {
  @Option(names = "--no-reconnect", descriptionKey = "no-reconnect", order = 10)
  private boolean noReconnect;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      descriptionKey = "time-format",
      order = 11)
  private TimeFormat timeFormat = TimeFormat.USUAL;

  @Option(names = "--color", paramLabel = "WHEN", descriptionKey = "color", order = 12)
  private Colour colour = Colour.AUTO;

  @Option(names = "--bell", paramLabel = "WHEN", descriptionKey = "bell", order = 13)
  private Bell bell = Bell.MENTION;

  @Option(names = "--keys", paramLabel = "KEYS", descriptionKey = "keys", order = 14)
  private Editing.@Nullable Keys keys;

  @Option(names = "--history-lines", paramLabel = "N", descriptionKey = "history-lines", order = 15)
  private @Nullable HistoryLines historyLines;

  @Option(names = "--bare-name", descriptionKey = "bare-name", order = 16)
  private boolean bareName;

  /** {@code connector}, asking as somebody wants it to. */
  Connector asking(Connector connector) {
    return bareName ? connector.byBareName() : connector;
  }

  /** How much of what was said before is to be told; {@code usual} when nobody said. */
  int historyLines(HistoryLines usual) {
    return historyLines == null ? usual.count() : historyLines.count();
  }

  /** What the options say, and where the user's own files are. */
  ChatSettings settings(Map<String, String> environment) {
    return new ChatSettings(
        !noReconnect,
        timeFormat.format(),
        colour,
        bell,
        new Editing(Optional.ofNullable(keys), history(environment), inputrc(environment)),
        LocalDateTime::now,
        ZoneId.systemDefault());
  }

  /** Where is kept what survives this program, if there is a place for it. */
  static Keepsakes stays(Map<String, String> environment) {
    return state(environment)
        .<Keepsakes>map(state -> new StayFiles(state.resolve("stays")))
        .orElse(Keepsakes.NONE);
  }

  private static Optional<Path> history(Map<String, String> environment) {
    return state(environment).map(state -> state.resolve("history"));
  }

  private static Optional<Path> state(Map<String, String> environment) {
    return path(environment, "XDG_STATE_HOME")
        .or(() -> path(environment, "HOME").map(home -> home.resolve(".local").resolve("state")))
        .map(state -> state.resolve("chat"));
  }

  private static Optional<Path> inputrc(Map<String, String> environment) {
    return path(environment, "INPUTRC")
        .or(() -> path(environment, "HOME").map(home -> home.resolve(".inputrc")));
  }

  private static Optional<Path> path(Map<String, String> environment, String variable) {
    // As the rules for these variables want it: what is not absolute does not count.
    return Optional.of(environment.getOrDefault(variable, ""))
        .filter(value -> !value.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
