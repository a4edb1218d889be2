package chat.server.room;

import java.util.HashMap;
import java.util.Map;

/** How many of something each address has, so that none has too many. Loopback may have any. */
final class Occupancy {
  private final int limit;
  private final Map<HostAddress, Tally> tallies = new HashMap<>();

  Occupancy(int limit) {
    this.limit = limit;
  }

  private static final class Tally {
    private final HostAddress first;
    private int count;

    private Tally(HostAddress first) {
      this.first = first;
    }
  }

  boolean isFull(HostAddress host) {
    Tally tally = tallies.get(host.limitKey());
    return !host.isLoopback() && tally != null && tally.count >= limit;
  }

  /** Counts one more at {@code host}; answers the same address, shared with others if possible. */
  HostAddress add(HostAddress host) {
    Tally tally = tallies.computeIfAbsent(host.limitKey(), key -> new Tally(host));
    tally.count++;
    return tally.first.equals(host) ? tally.first : host;
  }

  void remove(HostAddress host) {
    tallies.computeIfPresent(host.limitKey(), (key, tally) -> --tally.count > 0 ? tally : null);
  }
}
