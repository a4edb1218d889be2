package chat.protocol.datagram;

import chat.protocol.Utterance;
import java.util.Set;

/** The messages that leave a room, and that therefore nobody can say (section 5.5). */
public final class LeaveWords {
  /** The one that our client sends. */
  public static final String QUIT = "/quit";

  private static final Set<String> ALL = Set.of(QUIT, "/exit", "exit!");
  private static final int LONGEST = 5;

  private LeaveWords() {}

  /** Whether {@code text} is exactly one of them. */
  public static boolean contains(Utterance text) {
    return text.size() <= LONGEST && contains(text.value());
  }

  /** Whether {@code text} is exactly one of them. */
  public static boolean contains(String text) {
    return text.length() <= LONGEST && ALL.contains(text);
  }
}
