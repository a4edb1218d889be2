package chat.server.relay;

import chat.protocol.RoomName;
import chat.server.relay.Backlog.Ticket;
import chat.server.room.Dispatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where what some rooms are to be told waits, in its order, whoever brought it; sent by whoever has
 * the time. Any thread may use it.
 */
final class Desk {
  /** Fair: who sends one turn after the other would otherwise hardly let in who adds something. */
  private final Lock lock = new ReentrantLock(true);

  private final Backlog backlog = new Backlog();
  private final Post post;

  /** Written under the lock; who only wants to know whether there is much to do needs none. */
  private volatile int waiting;

  Desk(Post post) {
    this.post = post;
  }

  /** Whoever adds something also sends, until {@link #isTold}, or until nothing is left. */
  Ticket add(Dispatch dispatch) {
    lock.lock();
    try {
      return backlog.take(dispatch);
    } finally {
      waiting = backlog.waiting();
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
      backlog.send(post);
      return !backlog.isEmpty();
    } finally {
      waiting = backlog.waiting();
      lock.unlock();
    }
  }

  /** Whether nothing more should be received before some of this is sent. */
  boolean isFull() {
    return waiting >= Backlog.MAX;
  }

  /** Whether nothing more should be said in this room before some of it is sent. */
  boolean isFull(RoomName room) {
    if (waiting < Backlog.ROOM_MAX) {
      return false;
    }
    lock.lock();
    try {
      return backlog.isFull(room);
    } finally {
      lock.unlock();
    }
  }
}
