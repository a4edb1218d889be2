package chat.server.relay;

import chat.protocol.RoomName;
import chat.server.relay.Backlog.Ticket;
import chat.server.room.Dispatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where what some rooms are to be told waits, in its order, whoever brought it; sent by whoever has
 * the time. Any thread may use it.
 */
final class Desk {
  /**
   * What was brought and not looked at yet; its monitor guards it, and is held for a moment only.
   */
  private final Deque<Dispatch> brought = new ArrayDeque<>();

  /** Fair: who sends one turn after the other would otherwise hardly let in anybody else. */
  private final Lock lock = new ReentrantLock(true);

  private final Backlog backlog = new Backlog();
  private final Post post;

  /** Who only wants to know whether there is much to do needs no lock. */
  private volatile int unsorted;

  private volatile int waiting;

  Desk(Post post) {
    this.post = post;
  }

  /** Waits for nobody who sends. Whoever places something also sees to it that it is sent. */
  void place(Dispatch dispatch) {
    synchronized (brought) {
      brought.add(dispatch);
      unsorted = brought.size();
    }
  }

  /** For all that was placed for this room until now; none when that has been told already. */
  Optional<Ticket> ticket(RoomName room) {
    lock.lock();
    try {
      sort();
      return backlog.ticket(room);
    } finally {
      lock.unlock();
    }
  }

  /** Whether this has been told. */
  boolean isTold(Ticket ticket) {
    lock.lock();
    try {
      return ticket.isTold();
    } finally {
      lock.unlock();
    }
  }

  /** Sends a turn's worth. Answers whether there is more. */
  boolean send() {
    lock.lock();
    try {
      sort();
      backlog.send(post);
      return !backlog.isEmpty();
    } finally {
      waiting = backlog.waiting();
      lock.unlock();
    }
  }

  /** Only under the lock. */
  private void sort() {
    synchronized (brought) {
      while (!brought.isEmpty()) {
        backlog.add(brought.remove());
      }
      unsorted = 0;
      waiting = backlog.waiting();
    }
  }

  /** Whether nothing more should be received before some of this is sent. */
  boolean isFull() {
    return waiting + unsorted >= Backlog.MAX;
  }

  /** Whether nothing more should be said in this room before some of it is sent. */
  boolean isFull(RoomName room) {
    if (waiting + unsorted < Backlog.ROOM_MAX) {
      return false;
    }
    lock.lock();
    try {
      sort();
      return backlog.isFull(room);
    } finally {
      lock.unlock();
    }
  }
}
