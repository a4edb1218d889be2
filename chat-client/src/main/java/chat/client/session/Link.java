package chat.client.session;

import chat.client.session.Reconnector.Step;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import chat.client.session.SessionEvent.Kicked;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.notice.Notice;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Which connection there is, whether it is broken, and when to try for another one: what the thread
 * that comes back shares with everybody else.
 */
final class Link {
  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Reconnector reconnector;
  private ChatSession session;
  private Optional<Ended> broken = Optional.empty();

  /** What can go on when the connection is back; none once the server does not know it any more. */
  private Optional<Before> before = Optional.empty();

  private boolean trying;
  private boolean leaving;

  Link(ChatSession first, LongSupplier clock) {
    this.clock = clock;
    this.session = first;
    this.reconnector = new Reconnector(first.entered().request(), clock.getAsLong());
  }

  /** The connection there is, or the last there was. */
  ChatSession session() {
    return Locked.by(lock, () -> session);
  }

  /** What {@code action} does with the connection, which does not break meanwhile; if it stands. */
  <T> Optional<T> ifUp(Function<ChatSession, T> action) {
    return Locked.by(
        lock, () -> broken.isPresent() ? Optional.<T>empty() : Optional.of(action.apply(session)));
  }

  boolean isUp() {
    return Locked.by(lock, () -> broken.isEmpty());
  }

  Health health() {
    return Locked.by(
        lock,
        () -> {
          if (trying) {
            return new Health.Trying();
          }
          if (broken.isEmpty()) {
            return session.quiet().<Health>map(Health.Quiet::new).orElseGet(Health.Alive::new);
          }
          return switch (reconnector.step(clock.getAsLong())) {
            case Step.Wait(long nanos) -> new Health.Lost(Duration.ofNanos(nanos));
            case Step.Try _, Step.GiveUp _ -> new Health.Trying();
          };
        });
  }

  /** Somebody does not want to wait for the next try. */
  void hurry() {
    note(() -> reconnector.hurry(clock.getAsLong()));
  }

  /** Nobody wants to come back any more; tells how the connection broke, if it is broken. */
  Optional<Ended> leave() {
    note(() -> leaving = true);
    return Locked.by(lock, () -> broken);
  }

  /** Whether {@code ended} ended only the connection; then the link is broken from now on. */
  boolean breaks(Ended ended) {
    boolean mendable =
        switch (ended) {
          case Lost _, TimedOut _ -> true;
          case Closed(Notice.Cause cause) -> cause == Notice.Cause.SERVER_STOPPING;
          case Left _, Kicked _, Failed _ -> false;
        };
    return Locked.by(
        lock,
        () -> {
          if (!mendable || leaving) {
            return false;
          }
          broken = Optional.of(ended);
          reconnector.lost(clock.getAsLong());
          return true;
        });
  }

  /** The connection is closed; what was on its way may go on in the next. */
  void closed() {
    note(() -> before = session.before());
  }

  /** What can go on when the connection is back. */
  Optional<Before> before() {
    return Locked.by(lock, () -> before);
  }

  /** The server does not know any more what was before: there is only a new beginning, now. */
  void forgotten() {
    tried(
        () -> {
          before = Optional.empty();
          reconnector.hurry(clock.getAsLong());
        });
  }

  /** Waits as long as there is nothing to do; a {@code Wait} says that nobody waits any more. */
  Step nextStep() throws InterruptedException {
    lock.lock();
    try {
      Step step = reconnector.step(clock.getAsLong());
      while (!leaving && step instanceof Step.Wait(long nanos)) {
        var _ = changed.awaitNanos(nanos);
        step = reconnector.step(clock.getAsLong());
      }
      trying = !leaving && step instanceof Step.Try;
      return leaving ? new Step.Wait(0) : step;
    } finally {
      lock.unlock();
    }
  }

  /** The try came to no answer. */
  void unanswered() {
    tried(() -> reconnector.unanswered(clock.getAsLong()));
  }

  /** The server said no to the try. */
  void refused(Refused why) {
    tried(() -> reconnector.refused(clock.getAsLong(), why));
  }

  /** The try got us in; false when nobody wants that any more. */
  boolean mend(ChatSession next) {
    return Locked.by(
        lock,
        () -> {
          trying = false;
          if (leaving) {
            return false;
          }
          session = next;
          broken = Optional.empty();
          before = Optional.empty();
          reconnector.entered(clock.getAsLong());
          return true;
        });
  }

  private void tried(Runnable outcome) {
    note(
        () -> {
          outcome.run();
          trying = false;
        });
  }

  private void note(Runnable news) {
    lock.lock();
    try {
      news.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
