package chat.server.room;

import java.util.HashMap;
import java.util.Map;

/** How many of something each address has, so that none has too many. Loopback may have any. */
final class Occupancy {
  private final int limit;
  private final Map<HostAddress, Integer> counts = new HashMap<>();

  Occupancy(int limit) {
    this.limit = limit;
  }

  boolean isFull(HostAddress host) {
    return !host.isLoopback() && counts.getOrDefault(host.limitKey(), 0) >= limit;
  }

  void add(HostAddress host) {
    counts.merge(host.limitKey(), 1, Integer::sum);
  }

  void remove(HostAddress host) {
    counts.computeIfPresent(host.limitKey(), (key, count) -> count > 1 ? count - 1 : null);
  }
}
