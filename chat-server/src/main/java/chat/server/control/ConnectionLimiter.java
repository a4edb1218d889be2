package chat.server.control;

import chat.server.room.HostAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what is open or waiting, in all and by address: connections, and passwords to be hashed.
 * Its map has at most as many entries.
 */
final class ConnectionLimiter {
  /** May it come in? */
  enum Verdict {
    WELCOME,
    SERVER_FULL,
    ADDRESS_FULL
  }

  private final int max;
  private final int maxPerAddress;
  private final Map<HostAddress, Integer> open = new HashMap<>();
  private int total;

  ConnectionLimiter(int max, int maxPerAddress) {
    this.max = max;
    this.maxPerAddress = maxPerAddress;
  }

  /** Counts a connection in, unless there are too many. */
  synchronized Verdict enter(HostAddress host) {
    HostAddress key = host.limitKey();
    if (total >= max) {
      return Verdict.SERVER_FULL;
    }
    if (!host.isLoopback() && open.getOrDefault(key, 0) >= maxPerAddress) {
      return Verdict.ADDRESS_FULL;
    }
    total++;
    open.merge(key, 1, Integer::sum);
    return Verdict.WELCOME;
  }

  /** Counts one out that came in. */
  synchronized void leave(HostAddress host) {
    total--;
    open.computeIfPresent(host.limitKey(), (key, count) -> count > 1 ? count - 1 : null);
  }
}
