package chat.client.ui;

import chat.protocol.ProtocolException;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody said, without the server's stamp.
 *
 * @param name who said it; nobody when the lines have no stamp
 * @param text one or more lines
 */
record Spoken(Optional<UserName> name, String text) {
  private static final String STAMP_END = ": ";

  /**
   * Reads what came in a datagram. Lines that follow each other with the same stamp are one
   * message.
   */
  static List<Spoken> of(String stamped) {
    List<Spoken> all = new ArrayList<>();
    for (String line : SafeText.clean(stamped).split("\n", -1)) {
      Spoken next = line(line);
      if (!all.isEmpty() && all.getLast().name().equals(next.name())) {
        all.add(all.removeLast().and(next));
      } else {
        all.add(next);
      }
    }
    return all;
  }

  private static Spoken line(String line) {
    int end = line.indexOf(STAMP_END);
    if (end < 0) {
      return new Spoken(Optional.empty(), line);
    }
    try {
      UserName name = new UserName(line.substring(0, end));
      return new Spoken(Optional.of(name), line.substring(end + STAMP_END.length()));
    } catch (ProtocolException e) {
      return new Spoken(Optional.empty(), line);
    }
  }

  private Spoken and(Spoken next) {
    return new Spoken(name, text + "\n" + next.text());
  }
}
