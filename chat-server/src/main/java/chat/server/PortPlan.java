package chat.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where to listen besides the main pair of ports, and with how many threads there.
 *
 * @param required pairs without which the server does not start
 * @param welcome pairs that are skipped when they are taken
 * @param lobby the UDP port of the lobby, if there is to be one; 0 picks a free one
 * @param relayThreads how many threads share the UDP port of the main pair
 */
public record PortPlan(
    List<PortPair> required, List<PortPair> welcome, OptionalInt lobby, int relayThreads) {
  /** The main pair only. */
  public static final PortPlan NONE = new PortPlan(List.of(), List.of(), OptionalInt.empty());

  /**
   * The ports that the course's programs have in their sources, as far as they can be open at once.
   * Where two dialects look the same, the port decides.
   */
  public static final List<PortPair> COURSE =
      List.of(
          pair(8888, 8889),
          pair(8000, 8001),
          pair(9001, 9002),
          pair(12345, 9001, "teamdev-a"),
          pair(9000, 9001, "takeo"),
          pair(9002, 9003),
          pair(9090, 9091),
          pair(6058, 7018, "techcraft"),
          pair(9998, 9999, "teamC2024"),
          pair(12345, 12346, "nyantarou"));

  /** With one thread. */
  public PortPlan(List<PortPair> required, List<PortPair> welcome, OptionalInt lobby) {
    this(required, welcome, lobby, 1);
  }

  /** Keeps lists of its own. */
  public PortPlan {
    required = List.copyOf(required);
    welcome = List.copyOf(welcome);
  }

  /** The same with so many threads for the main port. */
  public PortPlan relaying(int threads) {
    return new PortPlan(required, welcome, lobby, threads);
  }

  private static PortPair pair(int tcp, int udp) {
    return new PortPair(tcp, udp, Optional.empty());
  }

  private static PortPair pair(int tcp, int udp, String dialect) {
    return new PortPair(tcp, udp, Optional.of(dialect));
  }
}
