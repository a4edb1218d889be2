package chat.client.session;

import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Wish;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A stay in a room: a UDP socket and two threads round a {@link SessionState}. One thread receives,
 * one does what is due; whoever watches takes the events from {@link #take()}.
 */
public final class ChatSession implements Carrier, AutoCloseable {
  private static final int UNREAD_EVENTS_MAX = 4096;

  private final Entered entered;
  private final SessionTerms terms;
  private final TalkSocket socket;
  private final LongSupplier clock;
  private final Inbox inbox = new Inbox(UNREAD_EVENTS_MAX);
  private final ReentrantLock lock;
  private final Condition changed;
  private final SessionState state;
  private final Consumer<Ended> atEnd;
  private boolean closed;

  private ChatSession(
      Entered entered,
      TalkSocket socket,
      SessionState state,
      ReentrantLock lock,
      Consumer<Ended> atEnd,
      LongSupplier clock) {
    this.entered = entered;
    this.terms = SessionTerms.of(entered);
    this.socket = socket;
    this.clock = clock;
    this.state = state;
    this.lock = lock;
    this.changed = lock.newCondition();
    this.atEnd = atEnd;
  }

  /** Starts the stay in the room and says hello. Takes over {@code socket}. */
  static ChatSession open(
      Entered entered,
      TalkSocket socket,
      SessionState state,
      ReentrantLock lock,
      Consumer<Ended> atEnd,
      LongSupplier clock) {
    ChatSession session = new ChatSession(entered, socket, state, lock, atEnd, clock);
    session.start();
    return session;
  }

  /** How we came in. */
  public Entered entered() {
    return entered;
  }

  /** The next thing that happens; waits for it. Nothing comes after an {@code Ended}. */
  public SessionEvent take() throws InterruptedException {
    SessionEvent event = inbox.take();
    if (event instanceof Ended ended) {
      atEnd.accept(ended);
    }
    return event;
  }

  /**
   * Says {@code text}, under the rate that the server allows. Waits while too much is waiting
   * already.
   */
  @Override
  public SayResult say(String text) throws InterruptedException {
    String safe = SafeText.clean(text);
    int excess = excess(safe);
    if (excess > 0) {
      return new SayResult.TooLong(excess);
    }
    lock.lockInterruptibly();
    try {
      while (!closed && state.isTalking() && state.isFull()) {
        changed.await();
      }
      if (closed || !state.isTalking()) {
        return new SayResult.Over();
      }
      // An empty body would be a keepalive, and is nothing to say.
      if (!safe.isEmpty()) {
        int cost = StampedText.count(entered.request().user(), safe);
        perform(state.say(clock.getAsLong(), safe, cost));
      }
      return new SayResult.Accepted();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks the server for something, in its turn behind what was said before; {@code Unknown} when it
   * is a server that cannot be asked.
   */
  PostResult ask(Wish wish) {
    return withLog(
        log -> {
          if (!log.isTalking()) {
            return new PostResult.Down();
          }
          if (log.isFull()) {
            return new PostResult.Full();
          }
          perform(log.ask(clock.getAsLong(), wish));
          return new PostResult.Accepted();
        });
  }

  /** Asks for so many entries of the log that are older than what was told. */
  PostResult tellPast(int count) {
    return withLog(
        log -> {
          perform(log.tellPast(clock.getAsLong(), count));
          return new PostResult.Accepted();
        });
  }

  /** Whether we read the room's log: then we hear ourselves, in our place in it. */
  public boolean readsLog() {
    return state instanceof LogState;
  }

  /** What can go on in another session; only for one that is closed. */
  Optional<Before> before() {
    return SessionTerms.log(entered)
        .filter(_ -> state instanceof LogState)
        .map(grant -> new Before(grant.resume(), (LogState) state, lock));
  }

  /**
   * Waits until nothing waits for its turn; false when the stay is over before. What a log's state
   * has taken over needs no waiting for: it survives the connection.
   */
  @Override
  public boolean awaitSent() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (readsLog()) {
        return true;
      }
      while (!state.isOver() && state.waiting() > 0) {
        changed.await();
      }
      // What was sent is sent, even if the stay is over since.
      return state.waiting() == 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * By how many bytes {@code text} is too long for one message; not above zero if it fits. What
   * takes more than the server's whole burst, as many lines under a long name do, never would be
   * said: of that, about as much is too long as is too costly.
   */
  public int excess(String text) {
    String safe = SafeText.clean(text);
    int size = Utf8.size(safe);
    int cost = StampedText.count(entered.request().user(), safe);
    int dear = cost - terms.rate().burst();
    int costly = dear > 0 ? Math.ceilDiv(size * dear, cost) : 0;
    return Math.max(size - terms.maxText(), costly);
  }

  /** By how many bytes {@code text} is too long to be said to {@code to} alone. */
  public int whisperExcess(UserName to, String text) {
    ClientFrame frame = new ClientFrame.Ask(1, new Wish.Whisper(to, text));
    return FrameCodec.encode(frame).size() - terms.maxText() - FrameCodec.SAY_OVERHEAD;
  }

  /** How long the server has not been heard, if it should have been. */
  public Optional<Duration> quiet() {
    return Locked.by(lock, () -> state.quiet(clock.getAsLong()).map(Duration::ofNanos));
  }

  /** How many bytes of text fit into one message. */
  public int maxText() {
    return terms.maxText();
  }

  /** How many messages wait for their turn. */
  public int waiting() {
    return Locked.by(lock, state::waiting);
  }

  /** What was not said, or not known to be; it is told only once. */
  public Unsaid takeUnsaid() {
    return Locked.by(lock, state::takeUnsaid);
  }

  /** What was sent and nobody will ever confirm, now that it is over; it is told only once. */
  List<String> takeLastWords() {
    return Locked.by(lock, state::takeLastWords);
  }

  /** Begins to leave, once everything that was said is on its way. An {@code Ended} follows. */
  @Override
  public void leave() {
    update(() -> state.leave(clock.getAsLong()));
  }

  /** Begins to leave now, whatever waits. An {@code Ended} follows. */
  public void leaveAtOnce() {
    update(() -> state.leaveAtOnce(clock.getAsLong()));
  }

  /** Waits until the stay is over, but not longer than {@code patience}. */
  public boolean awaitOver(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (!state.isOver() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return state.isOver();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the stay without a word, if it has not ended yet: {@link #leave} first. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        perform(state.abandon());
      }
      // From here on the state may be another session's.
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    socket.close();
  }

  private void start() {
    update(() -> state.start(clock.getAsLong()));
    Thread.ofPlatform().daemon().name("chat-receiver").start(() -> guarded(this::receiveAll));
    Thread.ofPlatform().daemon().name("chat-timer").start(() -> guarded(this::tickAlong));
  }

  /** A thread that dies quietly would leave a session that only looks alive. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      update(() -> state.fail(e));
    } catch (Error e) {
      update(() -> state.fail(new IllegalStateException(e)));
      throw e;
    }
  }

  private void receiveAll() {
    while (!isDone()) {
      try {
        socket.receive().ifPresent(this::heard);
      } catch (IOException e) {
        update(state::unreachable);
      }
    }
  }

  private void heard(ServerDatagram datagram) {
    if (state instanceof LogState log && inbox.isCrowded()) {
      // Nobody looks: what comes now is asked for again later, when there is room for it.
      update(
          () -> {
            log.heardInPassing(clock.getAsLong());
            return List.of();
          });
    } else {
      update(() -> state.heard(clock.getAsLong(), datagram));
    }
  }

  private void tickAlong() {
    lock.lock();
    try {
      while (!closed && !state.isOver()) {
        perform(state.tick(clock.getAsLong()));
        var _ = changed.awaitNanos(state.nanosUntilDue(clock.getAsLong()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isDone() {
    return Locked.by(lock, () -> closed || state.isOver());
  }

  private PostResult withLog(Function<LogState, PostResult> action) {
    return Locked.by(
        lock,
        () -> {
          if (!(state instanceof LogState log)) {
            return new PostResult.Unknown();
          }
          return closed ? new PostResult.Down() : action.apply(log);
        });
  }

  private void update(Supplier<List<Action>> change) {
    lock.lock();
    try {
      if (!closed) {
        perform(change.get());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Only under the lock. */
  private void perform(List<Action> actions) {
    Deque<Action> todo = new ArrayDeque<>(actions);
    while (!todo.isEmpty()) {
      switch (todo.remove()) {
        case Action.Send(Bytes body) -> todo.addAll(transmit(body));
        case Action.Tell(SessionEvent event) -> inbox.put(event);
      }
    }
    changed.signalAll();
  }

  private List<Action> transmit(Bytes body) {
    try {
      socket.send(body);
      return List.of();
    } catch (PortUnreachableException e) {
      return again(body);
    } catch (IOException e) {
      return state.unsent(clock.getAsLong(), body);
    }
  }

  /**
   * That nobody listens is told by the send after the one that met nobody, and then that one has
   * not been sent.
   */
  private List<Action> again(Bytes body) {
    List<Action> actions = state.unreachable();
    try {
      socket.send(body);
      return actions;
    } catch (PortUnreachableException e) {
      return actions.isEmpty() ? state.unreachable() : actions;
    } catch (IOException e) {
      return state.unsent(clock.getAsLong(), body);
    }
  }
}
