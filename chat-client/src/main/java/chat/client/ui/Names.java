package chat.client.ui;

import chat.client.ui.Checked.Bad;
import chat.client.ui.Checked.Good;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Function;

/**
 * Names and passwords as people type them: brought into one form (NFC), and told in their language
 * what is wrong with them. The protocol's own types have the last word.
 */
public final class Names {
  private final Texts texts;

  /** Complains in the language of {@code texts}. */
  public Names(Texts texts) {
    this.texts = texts;
  }

  /** Reads the name of a room. */
  public Checked<RoomName> room(String typed) {
    String name = normalized(typed);
    int excess = Utf8.size(name) - ProtocolLimits.ROOM_NAME_MAX;
    if (name.isEmpty()) {
      return bad(Phrase.ROOM_EMPTY);
    }
    return excess > 0
        ? bad(Phrase.ROOM_TOO_LONG, excess)
        : checked(RoomName::new, name, Phrase.ROOM_CONTROL);
  }

  /** Reads the name of a user. */
  public Checked<UserName> user(String typed) {
    String name = normalized(typed);
    int excess = Utf8.size(name) - ProtocolLimits.USER_NAME_MAX;
    if (excess > 0) {
      return bad(Phrase.NAME_TOO_LONG, excess);
    }
    if (name.indexOf(':') >= 0) {
      return bad(Phrase.NAME_COLON);
    }
    if (!SafeText.isCleanLine(name)) {
      return bad(Phrase.NAME_CONTROL);
    }
    // What is left is a bracket, in any width, or nothing that can be seen.
    boolean bracket = Normalizer.normalize(name, Normalizer.Form.NFKC).contains("[");
    return checked(UserName::new, name, bracket ? Phrase.NAME_BRACKET : Phrase.NAME_EMPTY);
  }

  /** Reads a password; nothing typed means that there is none. */
  public Checked<Optional<Password>> password(String typed) {
    String password = Normalizer.normalize(typed, Normalizer.Form.NFC);
    return password.isEmpty()
        ? new Good<>(Optional.empty())
        : checked(
            text -> Optional.of(new Password(text)),
            password,
            Phrase.PASSWORD_TOO_LONG,
            Utf8.size(password) - ProtocolLimits.PASSWORD_MAX);
  }

  private static String normalized(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
  }

  private <T> Checked<T> bad(Phrase problem, Object... blanks) {
    return new Bad<>(texts.say(problem, blanks));
  }

  private <T> Checked<T> checked(
      Function<String, T> type, String text, Phrase otherwise, Object... blanks) {
    try {
      return new Good<>(type.apply(text));
    } catch (ProtocolException e) {
      return bad(otherwise, blanks);
    }
  }
}
