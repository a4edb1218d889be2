package chat.client.conform;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the kit waits: for something that must come, and for nothing to come. Whoever lets it
 * wait in vain again and again is asked no more.
 */
final class Waiting {
  private static final int IN_VAIN_MAX = 15;
  private static final Duration QUIET = Duration.ofMillis(50);
  private static final int READING_SHARE = 5;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int CONNECT_SHARE = 5;

  private final Duration patience;
  private final LongSupplier clock;
  private int inVain;

  Waiting(Duration patience, LongSupplier clock) {
    this.patience = patience;
    this.clock = clock;
  }

  /** A moment that will come. */
  final class Deadline {
    private final long at;

    private Deadline(Duration from) {
      this.at = clock.getAsLong() + from.toNanos();
    }

    /** Whole milliseconds, rounded up; 0 when the moment is there. */
    int millisLeft() {
      long left = at - clock.getAsLong();
      return left <= 0 ? 0 : (int) (left / NANOS_PER_MILLI) + 1;
    }
  }

  Deadline forAnswer() {
    return new Deadline(patience);
  }

  /** UDP may lose what is sent; there is time to send it again. */
  Deadline forHalfAnAnswer() {
    return new Deadline(patience.dividedBy(2));
  }

  /** For what is on its way behind the datagram that ends a silence. */
  Deadline forNothing() {
    return new Deadline(QUIET);
  }

  /** Long enough that a server which reads once has read. */
  Deadline forReading() {
    return new Deadline(patience.dividedBy(READING_SHARE));
  }

  Deadline in(Duration time) {
    return new Deadline(time);
  }

  int connectMillis() {
    return (int) patience.multipliedBy(CONNECT_SHARE).toMillis();
  }

  /** What must have come did not. */
  void inVain() {
    inVain++;
  }

  /** There was not even a connection in all its time. */
  void noConnection() {
    inVain += CONNECT_SHARE;
  }

  /** Whether enough time was lost. */
  boolean isOver() {
    return inVain >= IN_VAIN_MAX;
  }
}
