package chat.client.session;

import chat.client.session.EntryResult.Opened;
import chat.client.session.Reconnector.Step;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.notice.Notice;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A stay in a room that outlives its connections: one {@link ChatSession} after the other, as a
 * {@link Reconnector} says. One thread listens and comes back, one ({@link Outbox}) sends what
 * waits.
 */
public final class LastingSession implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Connector connector;
  private final boolean reconnects;
  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CompletableFuture<StayEvent.Over> end = new CompletableFuture<>();
  private final Reconnector reconnector;
  private final Outbox outbox;
  private ChatSession session;
  private Optional<Ended> broken = Optional.empty();
  private boolean trying;
  private boolean leaving;

  /**
   * Takes over {@code first}.
   *
   * @param reconnects whether to come back when the connection is lost
   */
  public LastingSession(ChatSession first, Connector connector, boolean reconnects) {
    this.connector = connector;
    this.reconnects = reconnects;
    this.clock = connector.clock();
    this.session = first;
    this.reconnector = new Reconnector(first.entered().request(), clock.getAsLong());
    this.outbox = new Outbox(first);
  }

  /** Starts to listen and to send. {@code listener} is called by a thread of its own. */
  public void start(Consumer<StayEvent> listener) {
    Thread.ofPlatform().daemon().name("chat-watch").start(() -> stay(listener));
    Thread.ofPlatform()
        .daemon()
        .name("chat-sender")
        .start(() -> outbox.sendAll(excess -> listener.accept(new StayEvent.NotSent(excess))));
  }

  /** The connection there is, or the last there was. */
  public ChatSession current() {
    lock.lock();
    try {
      return session;
    } finally {
      lock.unlock();
    }
  }

  /** Says {@code text} when its turn comes. Never waits. */
  public PostResult post(String text) {
    lock.lock();
    try {
      if (broken.isPresent() || end.isDone()) {
        return new PostResult.Down();
      }
      int excess = session.excess(text);
      return excess > 0 ? new PostResult.TooLong(excess) : outbox.add(text);
    } finally {
      lock.unlock();
    }
  }

  /** How many messages wait for their turn. */
  public int waiting() {
    return outbox.size();
  }

  /** How the connection is. */
  public Health health() {
    lock.lock();
    try {
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
    } finally {
      lock.unlock();
    }
  }

  /** While the connection is lost: tries now. */
  public void hurry() {
    lock.lock();
    try {
      reconnector.hurry(clock.getAsLong());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Leaves once everything that waits is on its way; gives up if there is no connection. */
  public void leave() {
    lock.lock();
    try {
      leaving = true;
      changed.signalAll();
      if (broken.isPresent()) {
        var _ = end.complete(new StayEvent.Over(broken.get(), Optional.empty()));
      }
    } finally {
      lock.unlock();
    }
    outbox.leaveWhenSent();
  }

  /** Waits for the end; by then everything that happened has been told. */
  public StayEvent.Over awaitEnd() {
    return end.join();
  }

  /** Ends the stay without a word, if it has not ended yet: {@link #leave} first. */
  @Override
  public void close() {
    leave();
    outbox.close();
    current().close();
  }

  private void stay(Consumer<StayEvent> listener) {
    try {
      Ended ended = listen(listener);
      while (endsOnlyTheConnection(ended)) {
        listener.accept(new StayEvent.Broken(ended));
        Optional<StayEvent.Over> over = comeBack(listener, ended);
        if (over.isPresent()) {
          finish(listener, over.get());
          return;
        }
        listener.accept(new StayEvent.Back(current().entered()));
        ended = listen(listener);
      }
      finish(listener, new StayEvent.Over(ended, Optional.empty()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new IllegalStateException("nobody may stop the watch", e));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void finish(Consumer<StayEvent> listener, StayEvent.Over over) {
    listener.accept(over);
    var _ = end.complete(over);
    outbox.close();
  }

  private void fail(RuntimeException cause) {
    var _ = end.complete(new StayEvent.Over(new Failed(cause), Optional.empty()));
    outbox.close();
  }

  private Ended listen(Consumer<StayEvent> listener) throws InterruptedException {
    ChatSession listened = current();
    while (true) {
      SessionEvent event = listened.take();
      if (event instanceof Ended ended) {
        return ended;
      }
      listener.accept(new StayEvent.Happened(event));
    }
  }

  /**
   * Notes that the connection is gone, if that is all; from then on nothing is taken to be said.
   */
  private boolean endsOnlyTheConnection(Ended ended) {
    boolean mendable =
        switch (ended) {
          case Lost _, TimedOut _ -> true;
          case Closed(Notice.Cause cause) -> cause == Notice.Cause.SERVER_STOPPING;
          case Left _, Failed _ -> false;
        };
    lock.lock();
    try {
      if (!mendable || !reconnects || leaving) {
        return false;
      }
      broken = Optional.of(ended);
      reconnector.lost(clock.getAsLong());
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Tries until we are in again; or else tells how it ended. */
  private Optional<StayEvent.Over> comeBack(Consumer<StayEvent> listener, Ended ended)
      throws InterruptedException {
    Optional<Refused> told = Optional.empty();
    while (true) {
      switch (nextStep()) {
        case Step.Wait _ -> {
          return Optional.of(new StayEvent.Over(ended, Optional.empty()));
        }
        case Step.GiveUp(Refused why) -> {
          return Optional.of(new StayEvent.Over(ended, Optional.of(why)));
        }
        case Step.Try(EntryRequest request) -> {
          Optional<Refused> refused = attempt(request);
          if (isUp()) {
            return Optional.empty();
          }
          if (refused.isPresent()
              && !told.map(Refused::status).equals(refused.map(Refused::status))) {
            listener.accept(new StayEvent.Denied(refused.get()));
          }
          told = refused;
        }
      }
    }
  }

  /** Waits as long as there is nothing to do; a {@code Wait} says that nobody waits any more. */
  private Step nextStep() throws InterruptedException {
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

  private Optional<Refused> attempt(EntryRequest request) {
    try {
      return switch (connector.enter(request)) {
        case Opened(ChatSession next) -> {
          resume(next);
          yield Optional.empty();
        }
        case Refused refused -> {
          note(() -> reconnector.refused(clock.getAsLong(), refused));
          yield Optional.of(refused);
        }
      };
    } catch (ControlFailure e) {
      note(() -> reconnector.unanswered(clock.getAsLong()));
      return Optional.empty();
    }
  }

  private void note(Runnable outcome) {
    lock.lock();
    try {
      outcome.run();
      trying = false;
    } finally {
      lock.unlock();
    }
  }

  private void resume(ChatSession next) {
    lock.lock();
    try {
      trying = false;
      if (!leaving) {
        session = next;
        broken = Optional.empty();
        reconnector.entered(clock.getAsLong());
        outbox.resume(next);
        return;
      }
    } finally {
      lock.unlock();
    }
    // Nobody waits for it any more, but the server should not have to find that out.
    next.leaveAtOnce();
    try (next) {
      var _ = next.awaitOver(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isUp() {
    lock.lock();
    try {
      return broken.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
