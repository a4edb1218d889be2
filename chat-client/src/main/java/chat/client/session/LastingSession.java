package chat.client.session;

import chat.client.session.EntryResult.Opened;
import chat.client.session.Reconnector.Step;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import chat.protocol.frame.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A stay in a room that outlives its connections: one {@link ChatSession} after the other, as a
 * {@link Reconnector} says. One thread listens and comes back, one ({@link Outbox}) sends what
 * waits.
 */
public final class LastingSession implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Connector connector;
  private final boolean reconnects;
  private final Link link;
  private final CompletableFuture<StayEvent.Over> end = new CompletableFuture<>();
  private final Outbox outbox;

  /** Held while what was not said changes hands, until it is told or put back. */
  private final ReentrantLock unsaidLock = new ReentrantLock();

  private volatile Optional<Consumer<StayEvent>> heard = Optional.empty();

  /**
   * Takes over {@code first}.
   *
   * @param reconnects whether to come back when the connection is lost
   */
  public LastingSession(ChatSession first, Connector connector, boolean reconnects) {
    this.connector = connector;
    this.reconnects = reconnects;
    this.link = new Link(first, connector.clock());
    this.outbox = new Outbox(first);
  }

  /** Starts to listen and to send. {@code listener} is called by a thread of its own. */
  public void start(Consumer<StayEvent> listener) {
    heard = Optional.of(listener);
    Thread.ofPlatform().daemon().name("chat-watch").start(() -> stay(listener));
    Thread.ofPlatform()
        .daemon()
        .name("chat-sender")
        .start(() -> outbox.sendAll(excess -> listener.accept(new StayEvent.NotSent(excess))));
  }

  /** The connection there is, or the last there was. */
  public ChatSession current() {
    return link.session();
  }

  /** Says {@code text} when its turn comes. Never waits. */
  public PostResult post(String text) {
    if (end.isDone()) {
      return new PostResult.Down();
    }
    return link.ifUp(session -> post(session, text)).orElseGet(() -> postLater(text));
  }

  /** Who reads the log has a place to come back to, and says there what was typed meanwhile. */
  private PostResult postLater(String text) {
    ChatSession last = current();
    return last.readsLog() ? post(last, text) : new PostResult.Down();
  }

  private PostResult post(ChatSession session, String text) {
    int excess = session.excess(text);
    return excess > 0 ? new PostResult.TooLong(excess) : outbox.add(text);
  }

  /** Asks the server for something. Never waits. */
  public PostResult ask(Wish wish) {
    return link.ifUp(session -> session.ask(wish)).orElseGet(PostResult.Down::new);
  }

  /** Asks for so many entries of the room's log that are older than what was told. */
  public PostResult tellPast(int count) {
    return link.ifUp(session -> session.tellPast(count)).orElseGet(PostResult.Down::new);
  }

  /** How many messages wait for their turn, or are not known to have arrived. */
  public int waiting() {
    ChatSession session = current();
    return outbox.size() + (session.readsLog() ? session.waiting() : 0);
  }

  /** How the connection is. */
  public Health health() {
    return link.health();
  }

  /** While the connection is lost: tries now. */
  public void hurry() {
    link.hurry();
  }

  /** Leaves once everything that waits is on its way; gives up if there is no connection. */
  public void leave() {
    link.leave()
        .ifPresent(
            how -> {
              try {
                heard.ifPresent(this::tellUnsaid);
              } finally {
                var _ = end.complete(new StayEvent.Over(how, Optional.empty()));
              }
            });
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
      while (reconnects && link.breaks(ended)) {
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
      fail(listener, new IllegalStateException("nobody may stop the watch", e));
    } catch (RuntimeException e) {
      fail(listener, e);
    } catch (Error e) {
      fail(listener, new IllegalStateException(e));
    }
  }

  private void finish(Consumer<StayEvent> listener, StayEvent.Over over) {
    tellUnsaid(listener);
    listener.accept(over);
    var _ = end.complete(over);
    outbox.close();
  }

  private void fail(Consumer<StayEvent> listener, RuntimeException cause) {
    StayEvent.Over over = new StayEvent.Over(new Failed(cause), Optional.empty());
    try {
      // Who waits for its turn there would wait on.
      current().close();
      finish(listener, over);
    } finally {
      // Whoever waits for the end must not wait for ever, whatever broke.
      var _ = end.complete(over);
      outbox.close();
    }
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

  /** Tries until we are in again; or else tells how it ended. */
  private Optional<StayEvent.Over> comeBack(Consumer<StayEvent> listener, Ended ended)
      throws InterruptedException {
    // It may still wait for a datagram that will not come, in a thread of its own.
    current().close();
    link.closed();
    tellLastWords(listener);
    Optional<Refused> told = Optional.empty();
    while (true) {
      switch (link.nextStep()) {
        case Step.Wait _ -> {
          return Optional.of(new StayEvent.Over(ended, Optional.empty()));
        }
        case Step.GiveUp(Refused why) -> {
          return Optional.of(new StayEvent.Over(ended, Optional.of(why)));
        }
        case Step.Try(EntryRequest request) -> {
          Optional<Refused> refused = attempt(listener, request);
          if (link.isUp()) {
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

  private Optional<Refused> attempt(Consumer<StayEvent> listener, EntryRequest request) {
    Optional<Before> before = link.before();
    try {
      return switch (connector.enter(request, before)) {
        case Opened(ChatSession next) -> {
          if (!next.readsLog()) {
            before.ifPresent(was -> giveUp(listener, was));
          }
          resume(next);
          yield Optional.empty();
        }
        case Refused refused when before.isPresent() && refused.isFinal() -> {
          giveUp(listener, before.get());
          link.forgotten();
          yield Optional.empty();
        }
        case Refused refused -> {
          link.refused(refused);
          yield Optional.of(refused);
        }
      };
    } catch (ControlFailure e) {
      link.unanswered();
      return Optional.empty();
    }
  }

  /**
   * Words for all that were never sent still can be; what was about one alone, who may not be there
   * then, cannot. What was sent and not confirmed may have arrived.
   */
  private void giveUp(Consumer<StayEvent> listener, Before before) {
    unsaidLock.lock();
    try {
      Before.Rest rest = before.takeRest();
      outbox.putBack(rest.unsent());
      tellUnconfirmed(listener, rest.sent());
      tellUnsent(listener, rest.dropped());
    } finally {
      unsaidLock.unlock();
    }
  }

  /** Tells, once, of all that was not said, or not known to be. */
  private void tellUnsaid(Consumer<StayEvent> listener) {
    unsaidLock.lock();
    try {
      // First it is closed, or it would go on giving to the session what nobody takes there.
      List<String> later = outbox.closeAndDrain();
      ChatSession session = current();
      Unsaid there = session.takeUnsaid();
      // A session without a log has one thing at a time to say, which is still in the outbox.
      Stream<String> unsent = session.readsLog() ? there.unsent().stream() : Stream.empty();
      tellUnconfirmed(listener, there.unconfirmed());
      tellUnsent(listener, Stream.concat(unsent, later.stream()).toList());
    } finally {
      unsaidLock.unlock();
    }
  }

  /** What does not go on in the next session, and may not have arrived. */
  private void tellLastWords(Consumer<StayEvent> listener) {
    unsaidLock.lock();
    try {
      tellUnconfirmed(listener, current().takeLastWords());
    } finally {
      unsaidLock.unlock();
    }
  }

  private static void tellUnconfirmed(Consumer<StayEvent> listener, List<String> texts) {
    if (!texts.isEmpty()) {
      listener.accept(new StayEvent.Unconfirmed(texts));
    }
  }

  private static void tellUnsent(Consumer<StayEvent> listener, List<String> texts) {
    if (!texts.isEmpty()) {
      listener.accept(new StayEvent.Unsent(texts));
    }
  }

  private void resume(ChatSession next) {
    if (link.mend(next)) {
      outbox.resume(next);
      return;
    }
    // Who left tells of what was not said, before it is forgotten here.
    var _ = end.join();
    // Nobody waits for it any more, but the server should not have to find that out.
    next.leaveAtOnce();
    try (next) {
      var _ = next.awaitOver(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
