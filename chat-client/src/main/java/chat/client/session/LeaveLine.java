package chat.client.session;

import chat.protocol.SafeText;
import chat.protocol.datagram.LeaveWords;

/** The lines that a server takes as leaving, and that therefore nobody can say. */
public final class LeaveLine {
  private LeaveLine() {}

  /** Whether {@code line}, made safe and blanks around it aside, makes the server let us go. */
  public static boolean is(String line) {
    return LeaveWords.contains(SafeText.clean(line).strip());
  }
}
