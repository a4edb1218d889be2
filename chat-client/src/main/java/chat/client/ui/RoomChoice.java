package chat.client.ui;

import chat.client.ui.Checked.Bad;
import chat.client.ui.Checked.Good;
import chat.protocol.RoomName;
import chat.protocol.control.ControlPayload.RoomEntry;
import java.text.Normalizer;
import java.util.List;

/**
 * Reads which room somebody means who sees a numbered list: a number is a number of the list, and a
 * name that is a number stands in quotes.
 */
final class RoomChoice {
  private final List<RoomEntry> shown;
  private final Texts texts;
  private final Names names;

  /** Knows the rooms by their numbers, the first one as 1; without any, a number is a name. */
  RoomChoice(List<RoomEntry> shown, Texts texts, Names names) {
    this.shown = shown;
    this.texts = texts;
    this.names = names;
  }

  /** Whether somebody may take the name for a number of the list. */
  static boolean isNumber(String name) {
    return plain(name).matches("[0-9]+");
  }

  /** The room that {@code typed} means. */
  Checked<RoomName> read(String typed) {
    String answer = typed.strip();
    if (shown.isEmpty()) {
      return names.room(answer);
    }
    if (isNumber(answer)) {
      return numbered(plain(answer));
    }
    boolean quoted = answer.length() > 1 && answer.startsWith("\"") && answer.endsWith("\"");
    return names.room(quoted ? answer.substring(1, answer.length() - 1) : answer);
  }

  private Checked<RoomName> numbered(String digits) {
    for (int i = 0; i < shown.size(); i++) {
      if (digits.equals(Integer.toString(i + 1))) {
        return new Good<>(shown.get(i).name());
      }
    }
    return new Bad<>(texts.say(Phrase.JOIN_NO_NUMBER, digits, shown.size(), digits));
  }

  /** A Japanese keyboard types wide digits. */
  private static String plain(String digits) {
    return Normalizer.normalize(digits, Normalizer.Form.NFKC);
  }
}
