package chat.client.session;

import java.time.Duration;
import java.util.Optional;

/**
 * When to tell the server that we are there, and whether it still is (sections 11.5 and 11.9): the
 * keepalive is repeated until it is answered, so a server that hears badly knows it, too.
 *
 * <p>Pure; times are nanoseconds. Not safe for several threads at once.
 */
final class Heartbeat {
  /** A keepalive that is not answered is sent again after this. */
  static final long AGAIN = Duration.ofMillis(400).toNanos();

  /** HEAD that comes so soon after a keepalive is the answer to it. */
  private static final long ANSWER_SOON = Duration.ofMillis(200).toNanos();

  private final long every;
  private final RoundTrip roundTrip;
  private long dueAt;
  private long sentAt;
  private long calledAt;
  private boolean calling;
  private long heardAt;

  /** The first is due now, and the next one {@code every} so often. */
  Heartbeat(long every, RoundTrip roundTrip, long now) {
    this.every = every;
    this.roundTrip = roundTrip;
    this.dueAt = now;
    this.heardAt = now;
  }

  /** A datagram came, whatever it is. */
  void heard(long now) {
    heardAt = now;
  }

  /** How long nothing was heard, if something should have been by now. */
  Optional<Long> quiet(long now) {
    long since = now - heardAt;
    return 2 * since > 3 * every ? Optional.of(since) : Optional.empty();
  }

  /** Whether to send one now. */
  boolean isDue(long now) {
    return now - dueAt >= 0;
  }

  /** One is sent now. */
  void sent(long now) {
    if (!calling) {
      calling = true;
      calledAt = now;
    }
    sentAt = now;
    dueAt = now + Math.min(every, Math.max(AGAIN, roundTrip.timeout()));
  }

  /** What came shows that the server has heard us. */
  void answered(long now) {
    calling = false;
    dueAt = now + every;
  }

  /** HEAD came; one that comes later may be for all, after the last word of the room. */
  void head(long now) {
    if (calling && now - sentAt <= Math.max(ANSWER_SOON, roundTrip.timeout())) {
      calling = false;
      dueAt = calledAt + every;
    }
  }

  /** Whether we have called long enough without hearing anything: in time to come back. */
  boolean isLost(long now) {
    return calling && lostAt() - now <= 0;
  }

  /** Nanoseconds until one of these is so. */
  long nanosUntilDue(long now) {
    long due = dueAt - now;
    return calling ? Math.min(due, lostAt() - now) : due;
  }

  /** After a break: as in the beginning. */
  void resume(long now) {
    heardAt = now;
    dueAt = now;
    calling = false;
  }

  private long lostAt() {
    return Math.max(calledAt, heardAt) + every;
  }
}
