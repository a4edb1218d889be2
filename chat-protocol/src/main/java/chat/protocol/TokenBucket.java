package chat.protocol;

/**
 * The bucket behind a {@link Rate}: the server refuses by it, a client paces itself by it.
 *
 * <p>Pure: the caller says what time it is, in nanoseconds of a clock that never goes back. Not
 * safe for several threads at once.
 */
public final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Rate rate;
  private double available;
  private long measuredAt;

  /** A full bucket. */
  public TokenBucket(Rate rate, long now) {
    this.rate = rate;
    this.available = rate.burst();
    this.measuredAt = now;
  }

  /**
   * Takes {@code cost} if that much is there; else takes nothing. What costs more than the whole
   * burst waits for a full bucket and leaves a debt, so that it can be said at all.
   */
  public boolean tryTake(long now, int cost) {
    if (nanosUntil(now, cost) > 0) {
      return false;
    }
    available -= cost;
    return true;
  }

  /** Puts back what was taken for nothing. */
  public void giveBack(int cost) {
    available = Math.min(rate.burst(), available + cost);
  }

  /** Nanoseconds until {@code cost} will be there, 0 when it is there now. */
  public long nanosUntil(long now, int cost) {
    refill(now);
    double missing = Math.min(cost, rate.burst()) - available;
    return missing <= 0 ? 0 : (long) Math.ceil(missing / rate.perSecond() * NANOS_PER_SECOND);
  }

  /** Whether nothing of the burst is used up. */
  public boolean isFull(long now) {
    refill(now);
    return available >= rate.burst();
  }

  private void refill(long now) {
    long passed = now - measuredAt;
    if (passed > 0) {
      available = Math.min(rate.burst(), available + passed / NANOS_PER_SECOND * rate.perSecond());
      measuredAt = now;
    }
  }
}
