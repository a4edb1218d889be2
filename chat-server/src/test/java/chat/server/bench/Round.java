package chat.server.bench;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one lane did in one round. Delays are microseconds.
 *
 * @param delivered how often a member heard a message of another one
 * @param perSecond so often in a second
 * @param cpuNanos nanoseconds of the target's processor time each
 * @param faults what should not have happened, and how often it did
 */
record Round(
    long delivered,
    double perSecond,
    double cpuNanos,
    double p50,
    double p99,
    double p999,
    Map<String, Long> faults) {
  private static final double NANOS_PER_MICRO = 1000;

  /** Keeps a map of its own. */
  Round {
    faults = Map.copyOf(faults);
  }

  /** From what a part of the lane heard, and what all of its parts did. */
  static Round of(Tally part, long deliveredByAll, long nanos, long cpuNanos) {
    return new Round(
        part.delivered,
        part.delivered * 1e9 / nanos,
        (double) cpuNanos / Math.max(1, deliveredByAll),
        micros(part.delays, 50),
        micros(part.delays, 99),
        micros(part.delays, 99.9),
        part.faults());
  }

  private static double micros(Histogram delays, double percentile) {
    return delays.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }
}
