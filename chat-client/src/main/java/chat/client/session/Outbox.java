package chat.client.session;

import chat.client.session.PostResult.Accepted;
import chat.client.session.PostResult.Down;
import chat.client.session.PostResult.Full;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * What was said and could not be sent yet, because it would be too fast or because there is no
 * connection. Whoever speaks never waits; the thread in {@link #sendAll} does.
 */
final class Outbox {
  static final int TEXTS_MAX = 1000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<String> texts = new ArrayDeque<>();
  private Optional<Carrier> session;
  private boolean leaving;
  private boolean closed;

  /** Whether a text is being handed over: it is still here, and may be there, too. */
  private boolean handing;

  Outbox(Carrier first) {
    session = Optional.of(first);
  }

  PostResult add(String text) {
    lock.lock();
    try {
      if (closed) {
        return new Down();
      }
      if (texts.size() >= TEXTS_MAX) {
        return new Full();
      }
      texts.add(text);
      changed.signalAll();
      return new Accepted();
    } finally {
      lock.unlock();
    }
  }

  /** These come before all others, again. */
  void putBack(List<String> earlier) {
    lock.lock();
    try {
      earlier.reversed().forEach(texts::addFirst);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes out all that was not sent; from here on it takes and sends nothing any more. What is just
   * being handed over is waited for, so it is here or there and not both: only for a session that
   * keeps nobody waiting because it is over.
   */
  List<String> closeAndDrain() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      while (handing) {
        changed.awaitUninterruptibly();
      }
      List<String> rest = List.copyOf(texts);
      texts.clear();
      return rest;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return texts.size();
    } finally {
      lock.unlock();
    }
  }

  /** Goes on with {@code next}. */
  void resume(Carrier next) {
    lock.lock();
    try {
      session = Optional.of(next);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Leaves the room after the last text. */
  void leaveWhenSent() {
    lock.lock();
    try {
      leaving = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends nothing any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends until it is closed.
   *
   * @param onTooLong hears by how many bytes a text was too long, and was not sent
   */
  void sendAll(IntConsumer onTooLong) {
    try {
      Optional<Turn> turn = nextTurn();
      while (turn.isPresent()) {
        OptionalInt excess = handOver(turn.get());
        excess.ifPresent(onTooLong);
        turn = nextTurn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A text and the connection to send it by; without a text it is time to leave. */
  private record Turn(Carrier by, Optional<String> text) {}

  private Optional<Turn> nextTurn() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && (session.isEmpty() || (texts.isEmpty() && !leaving))) {
        changed.await();
      }
      handing = !closed;
      return closed
          ? Optional.empty()
          : session.map(by -> new Turn(by, Optional.ofNullable(texts.peek())));
    } finally {
      lock.unlock();
    }
  }

  /** Answers by how many bytes the text was too long, if it was. */
  private OptionalInt handOver(Turn turn) throws InterruptedException {
    try {
      return send(turn);
    } finally {
      handedOver();
    }
  }

  private void handedOver() {
    lock.lock();
    try {
      handing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private OptionalInt send(Turn turn) throws InterruptedException {
    if (turn.text().isEmpty()) {
      turn.by().leave();
      drop(turn.by());
      return OptionalInt.empty();
    }
    String text = turn.text().get();
    switch (turn.by().say(text)) {
      case SayResult.Accepted _ when turn.by().awaitSent() -> sent(text);
      case SayResult.Accepted _, SayResult.Over _ -> drop(turn.by());
      case SayResult.TooLong(int excess) -> {
        sent(text);
        return OptionalInt.of(excess);
      }
    }
    return OptionalInt.empty();
  }

  /** Others may have been put before it meanwhile. */
  private void sent(String text) {
    lock.lock();
    try {
      var _ = texts.removeFirstOccurrence(text);
    } finally {
      lock.unlock();
    }
  }

  /** This connection carries nothing any more. */
  private void drop(Carrier over) {
    lock.lock();
    try {
      if (session.equals(Optional.of(over))) {
        session = Optional.empty();
      }
    } finally {
      lock.unlock();
    }
  }
}
