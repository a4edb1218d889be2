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

  /** From what the first part of the lane heard, and what all of its parts did. */
  static Round of(Tally first, long deliveredByAll, long nanos, long cpuNanos) {
    return new Round(
        first.delivered,
        first.delivered * 1e9 / nanos,
        (double) cpuNanos / Math.max(1, deliveredByAll),
        micros(first.delays, 50),
        micros(first.delays, 99),
        micros(first.delays, 99.9),
        first.faults());
  }

  private static double micros(Histogram delays, double percentile) {
    return delays.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }
}
