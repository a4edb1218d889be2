package chat.client.session;

import chat.protocol.SafeText;
import chat.protocol.datagram.LeaveWords;

/** The lines that a server takes as leaving, and that therefore nobody can say. */
public final class LeaveLine {
  private LeaveLine() {}

  /** Whether {@code line}, made safe and blanks around it aside, makes our own kind let us go. */
  public static boolean is(String line) {
    return LeaveWords.contains(word(line));
  }

  /** The same at a server that speaks {@code dialect}, which may have a word of its own. */
  public static boolean is(String line, Dialect dialect) {
    return is(line) || dialect.farewell().filter(word(line)::equals).isPresent();
  }

  private static String word(String line) {
    return SafeText.clean(line).strip();
  }
}
