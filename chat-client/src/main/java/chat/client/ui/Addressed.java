package chat.client.ui;

import chat.protocol.UserName;
import java.util.Optional;

/**
 * What is typed behind {@code /msg}.
 *
 * @param name the name, if it stands in quotes
 * @param rest what follows it; all of it when there are no quotes
 */
record Addressed(Optional<String> name, String rest) {
  private static final String QUOTE = "\"";

  static Addressed in(String typed) {
    int end = typed.startsWith(QUOTE) ? typed.indexOf(QUOTE, 1) : -1;
    return end < 0
        ? new Addressed(Optional.empty(), typed)
        : new Addressed(Optional.of(typed.substring(1, end)), typed.substring(end + 1).strip());
  }

  /** What stands behind {@code who}, with whose name it begins. */
  String behind(UserName who) {
    return rest.substring(who.value().length()).strip();
  }
}
