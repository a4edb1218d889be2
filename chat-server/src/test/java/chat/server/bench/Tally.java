package chat.server.bench;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a crowd has heard in one measurement, and how late. */
final class Tally {
  private static final long LONGEST = 60_000_000_000L;
  private static final int DIGITS = 3;

  final Histogram delays = new Histogram(LONGEST, DIGITS);
  long delivered;
  long completed;

  /** Heard twice. */
  long doubled;

  /** Heard by somebody it was not for, or never said, or not as it was said. */
  long strange;

  /** Heard after a later one of the same speaker. */
  long disordered;

  /** Never heard. */
  long lost;

  /** Said again because no receipt came. */
  long resent;

  /** Asked for again because the numbers had a gap. */
  long wanted;

  void delivered(long age) {
    delivered++;
    delays.recordValue(Math.clamp(age, 0, LONGEST));
  }

  /** What should not have happened, and how often it did. */
  Map<String, Long> faults() {
    Map<String, Long> faults =
        new TreeMap<>(
            Map.of(
                "lost", lost,
                "doubled", doubled,
                "strange", strange,
                "disordered", disordered,
                "resent", resent,
                "wanted", wanted));
    faults.values().removeIf(count -> count == 0);
    return faults;
  }

  void clear() {
    delays.reset();
    delivered = 0;
    completed = 0;
    doubled = 0;
    strange = 0;
    disordered = 0;
    lost = 0;
    resent = 0;
    wanted = 0;
  }
}
