package chat.client.session;

import java.time.Duration;

/**
 * How long an answer takes, and how long to wait for one: RFC 6298, with bounds for a talk. Pure;
 * times are nanoseconds.
 */
final class RoundTrip {
  static final long TIMEOUT_MIN = Duration.ofMillis(50).toNanos();
  static final long TIMEOUT_MAX = Duration.ofSeconds(3).toNanos();
  static final long TIMEOUT_FIRST = Duration.ofMillis(400).toNanos();

  /** So many repeats go at the pace of the round trip; only then the pauses grow. */
  static final int EVEN_REPEATS = 4;

  private static final double GROWTH = 1.5;
  private static final long GRANULARITY = Duration.ofMillis(5).toNanos();

  private boolean measured;
  private long smoothed = TIMEOUT_FIRST / 2;
  private long variation;

  /** An answer to something that was sent only once took this long. */
  void measured(long nanos) {
    if (measured) {
      variation = (3 * variation + Math.abs(smoothed - nanos)) / 4;
      smoothed = (7 * smoothed + nanos) / 8;
    } else {
      measured = true;
      smoothed = nanos;
      variation = nanos / 2;
    }
  }

  /** How long an answer takes, as a rule. */
  long smoothed() {
    return smoothed;
  }

  /** How long to wait for an answer before asking again. */
  long timeout() {
    if (!measured) {
      return TIMEOUT_FIRST;
    }
    return Math.clamp(smoothed + Math.max(GRANULARITY, 4 * variation), TIMEOUT_MIN, TIMEOUT_MAX);
  }

  /** How long to wait after having asked so many times. */
  long timeout(int asked) {
    double grown = (double) timeout() * Math.pow(GROWTH, Math.max(0, asked - EVEN_REPEATS));
    return (long) Math.min(grown, (double) TIMEOUT_MAX);
  }
}
