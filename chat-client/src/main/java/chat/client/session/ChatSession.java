package chat.client.session;

import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.SafeText;
import chat.protocol.Utf8;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A stay in a room: a UDP socket and two threads round a {@link SessionState}. One thread receives,
 * one does what is due; whoever watches takes the events from {@link #take()}.
 */
public final class ChatSession implements AutoCloseable {
  private static final int UNREAD_EVENTS_MAX = 2048;

  private final Entered entered;
  private final SessionTerms terms;
  private final TalkSocket socket;
  private final LongSupplier clock;
  private final Inbox inbox = new Inbox(UNREAD_EVENTS_MAX);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final SessionState state;

  private ChatSession(Entered entered, TalkSocket socket, LongSupplier clock) {
    this.entered = entered;
    this.terms = SessionTerms.of(entered);
    this.socket = socket;
    this.clock = clock;
    this.state = new SessionState(terms, clock.getAsLong());
  }

  /** Starts the stay in the room and says hello. Takes over {@code socket}. */
  static ChatSession open(Entered entered, TalkSocket socket, LongSupplier clock) {
    ChatSession session = new ChatSession(entered, socket, clock);
    session.start();
    return session;
  }

  /** How we came in. */
  public Entered entered() {
    return entered;
  }

  /** The next thing that happens; waits for it. Nothing comes after an {@code Ended}. */
  public SessionEvent take() throws InterruptedException {
    return inbox.take();
  }

  /**
   * Says {@code text}, under the rate that the server allows. Waits while too much is waiting
   * already.
   */
  public SayResult say(String text) throws InterruptedException {
    String safe = SafeText.clean(text);
    int excess = excess(safe);
    if (excess > 0) {
      return new SayResult.TooLong(excess);
    }
    lock.lockInterruptibly();
    try {
      while (state.isTalking() && state.isFull()) {
        changed.await();
      }
      if (!state.isTalking()) {
        return new SayResult.Over();
      }
      // An empty body would be a keepalive, and is nothing to say.
      if (!safe.isEmpty()) {
        int cost = StampedText.count(entered.request().user(), safe);
        perform(state.say(clock.getAsLong(), Bytes.utf8(safe), cost));
      }
      return new SayResult.Accepted();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing waits for its turn; false when the stay was over first. */
  public boolean awaitSent() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!state.isOver() && state.waiting() > 0) {
        changed.await();
      }
      return !state.isOver();
    } finally {
      lock.unlock();
    }
  }

  /** By how many bytes {@code text} is too long for one message; not above zero if it fits. */
  public int excess(String text) {
    return Utf8.size(SafeText.clean(text)) - terms.maxText();
  }

  /** How long the server has not been heard, if it should have been. */
  public Optional<Duration> quiet() {
    lock.lock();
    try {
      return state.quiet(clock.getAsLong()).map(Duration::ofNanos);
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes of text fit into one message. */
  public int maxText() {
    return terms.maxText();
  }

  /** How many messages wait for their turn. */
  public int waiting() {
    lock.lock();
    try {
      return state.waiting();
    } finally {
      lock.unlock();
    }
  }

  /** Begins to leave, once everything that was said is on its way. An {@code Ended} follows. */
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
    update(state::abandon);
    socket.close();
  }

  private void start() {
    update(state::start);
    Thread.ofPlatform().daemon().name("chat-receiver").start(() -> guarded(this::receiveAll));
    Thread.ofPlatform().daemon().name("chat-timer").start(() -> guarded(this::tickAlong));
  }

  /** A thread that dies quietly would leave a session that only looks alive. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      update(() -> state.fail(e));
    }
  }

  private void receiveAll() {
    while (!isOver()) {
      try {
        socket.receive().ifPresent(this::heard);
      } catch (IOException e) {
        update(state::unreachable);
      }
    }
  }

  private void heard(ServerDatagram datagram) {
    update(() -> state.heard(clock.getAsLong(), datagram));
  }

  private void tickAlong() {
    lock.lock();
    try {
      while (!state.isOver()) {
        perform(state.tick(clock.getAsLong()));
        var _ = changed.awaitNanos(state.nanosUntilDue(clock.getAsLong()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    lock.lock();
    try {
      return state.isOver();
    } finally {
      lock.unlock();
    }
  }

  private void update(Supplier<List<Action>> change) {
    lock.lock();
    try {
      perform(change.get());
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
