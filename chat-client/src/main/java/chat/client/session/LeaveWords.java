package chat.client.session;

import chat.protocol.SafeText;

/** The texts that a server takes as leaving, and that therefore nobody can say. */
public final class LeaveWords {
  static final String QUIT = chat.protocol.datagram.LeaveWords.QUIT;

  private LeaveWords() {}

  /** Whether {@code text}, made safe and blanks around it aside, makes the server let us go. */
  public static boolean contains(String text) {
    return chat.protocol.datagram.LeaveWords.contains(SafeText.clean(text).strip());
  }
}
