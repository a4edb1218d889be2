package chat.server.bench;

/** When the next message may be said. Pure; times are nanoseconds. */
sealed interface Pace {
  /** Whether one more may be said now, while so many are open. */
  boolean mayAnother(long now, int open);

  /** Says it, and answers when it was meant to be said. */
  long another(long now);

  /** As fast as they are heard, so many at once. */
  record Flood(int window) implements Pace {
    @Override
    public boolean mayAnother(long now, int open) {
      return open < window;
    }

    @Override
    public long another(long now) {
      return now;
    }
  }

  /**
   * So many a second, whatever becomes of them. What comes late, because the driver or the server
   * was busy, counts from when it was due: no omission is coordinated with what is measured.
   */
  final class Open implements Pace {
    private final double interval;
    private final int openMax;
    private final long start;
    private long count;
    private long due;

    /**
     * @param openMax nothing is lost in the system's buffers while no more are open; the rest is
     *     late
     */
    Open(double perSecond, int openMax, long start) {
      this.interval = 1e9 / perSecond;
      this.openMax = openMax;
      this.start = start;
      this.due = start;
    }

    @Override
    public boolean mayAnother(long now, int open) {
      return now - due >= 0 && open < openMax;
    }

    @Override
    public long another(long now) {
      long meant = due;
      count++;
      due = start + (long) (count * interval);
      return meant;
    }
  }

  /** So many at once, and then none. */
  final class Burst implements Pace {
    private int left;

    Burst(int count) {
      this.left = count;
    }

    @Override
    public boolean mayAnother(long now, int open) {
      return left > 0;
    }

    @Override
    public long another(long now) {
      left--;
      return now;
    }
  }
}
