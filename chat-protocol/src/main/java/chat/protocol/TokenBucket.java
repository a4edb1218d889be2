package chat.protocol;

/**
 * The bucket behind a {@link Rate}: the server refuses by it, a client paces itself by it.
 *
 * <p>Pure: the caller says what time it is, in nanoseconds of a clock that never goes back. Not
 * safe for several threads at once.
 *
 * <p>What it keeps is the time at which it will be full, a whole number: so no rounding makes it
 * promise a time at which it then refuses, and no number of short intervals adds up to an error.
 */
public final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double LONGEST = Long.MAX_VALUE / 4.0;

  private final int burst;
  private final double nanosEach;
  private long fullAt;

  /** A full bucket. */
  public TokenBucket(Rate rate, long now) {
    this.burst = rate.burst();
    this.nanosEach = Math.min(NANOS_PER_SECOND / rate.perSecond(), LONGEST / rate.burst());
    this.fullAt = now;
  }

  /**
   * Takes {@code cost} if that much is there; else takes nothing. What costs more than the whole
   * burst waits for a full bucket and leaves a debt, so that it can be said at all.
   */
  public boolean tryTake(long now, int cost) {
    if (nanosUntil(now, cost) > 0) {
      return false;
    }
    fullAt = (isFull(now) ? now : fullAt) + nanosFor(cost);
    return true;
  }

  /** Puts back what was taken for nothing. */
  public void giveBack(int cost) {
    fullAt -= nanosFor(cost);
  }

  /** Nanoseconds until {@code cost} will be there, 0 when it is there now. */
  public long nanosUntil(long now, int cost) {
    long mayBeMissing = nanosFor(burst) - nanosFor(Math.min(cost, burst));
    return Math.max(0, fullAt - now - mayBeMissing);
  }

  /** Whether nothing of the burst is used up. */
  public boolean isFull(long now) {
    return fullAt - now <= 0;
  }

  /** How long it takes until this much has come back. */
  private long nanosFor(int cost) {
    // Rounded down, so that the parts of a burst never take more than the burst.
    return (long) Math.min(cost * nanosEach, LONGEST);
  }
}
