package chat.client.ui;

import chat.protocol.UserName;
import java.util.Optional;

/**
 * How one can read what is typed behind {@code /msg}. A name may hold spaces and quotes, and may
 * stand in quotes as well, so there can be more than one way.
 *
 * @param who whom it is for
 * @param text what is said; may be empty
 */
record Addressed(UserName who, String text) {
  private static final String QUOTE = "\"";

  /** {@code typed} as something for {@code who}, if it begins with that name, quoted or not. */
  static Optional<Addressed> to(UserName who, String typed) {
    String name = who.value();
    String quoted = QUOTE + name + QUOTE;
    if (begins(typed, quoted)) {
      return Optional.of(new Addressed(who, typed.substring(quoted.length()).strip()));
    }
    return begins(typed, name)
            && (typed.length() == name.length()
                || Character.isWhitespace(typed.charAt(name.length())))
        ? Optional.of(new Addressed(who, typed.substring(name.length()).strip()))
        : Optional.empty();
  }

  private static boolean begins(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }
}
