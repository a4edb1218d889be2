package chat.client.session;

import java.util.Set;

/** The texts that a server takes as leaving, and that therefore nobody can say. */
public final class LeaveWords {
  static final String QUIT = "/quit";

  private static final Set<String> ALL = Set.of(QUIT, "/exit", "exit!");

  private LeaveWords() {}

  /** Whether {@code text}, blanks around it aside, makes the server let us go. */
  public static boolean contains(String text) {
    return ALL.contains(text.strip());
  }
}
