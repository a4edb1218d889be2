package chat.server.relay;

import chat.protocol.RoomName;
import chat.server.relay.Backlog.Ticket;
import chat.server.room.Dispatch;
import chat.server.room.Routing.Spoken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where what some rooms are to be told waits, in its order, whoever brought it. Any thread may use
 * it.
 *
 * <p>A relay that brings something keeps the desk: it sends until nothing is left, or leaves the
 * rest to another relay that keeps it, too. So no relay waits while another one sends. Who is no
 * relay helps until what it brought is told.
 */
final class Desk {
  /**
   * What was brought and not looked at yet; its monitor guards it, and is held for a moment only.
   */
  private final Deque<Tidings> brought = new ArrayDeque<>();

  private final Slips slips = new Slips();

  /** Fair: who sends one turn after the other would otherwise hardly let in anybody else. */
  private final ReentrantLock lock = new ReentrantLock(true);

  private final Backlog backlog = new Backlog(slips);
  private final Post post;

  /** How many relays keep it; the monitor guards this, too. */
  private int keepers;

  /** Who only wants to know whether there is much to do needs no lock. */
  private volatile int unsorted;

  private volatile int waiting;

  /** Whether something was brought and sorted that not all have been told. */
  private volatile boolean unfinished;

  private volatile Set<RoomName> full = Set.of();

  /** Who helps sends by {@code post}. */
  Desk(Post post) {
    this.post = post;
  }

  /** Waits for nobody who sends. Whoever places something also sees to it that it is sent. */
  void place(Dispatch dispatch) {
    place(new Told(dispatch));
  }

  /** The same for what somebody said; it is kept as it travels. */
  void place(Spoken spoken) {
    place(slips.write(spoken));
  }

  private void place(Tidings tidings) {
    synchronized (brought) {
      brought.add(tidings);
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

  /** Sends a turn's worth. */
  void help() {
    lock.lock();
    try {
      send(post);
    } finally {
      lock.unlock();
    }
  }

  /** A relay keeps it from now on. */
  void keep() {
    synchronized (brought) {
      keepers++;
    }
  }

  /**
   * A relay that has nothing else to do keeps it from now on, too, if another one does and is not
   * there just now, and something is left. Answers whether it is so.
   */
  boolean share() {
    if (lock.isLocked() || (!unfinished && unsorted == 0)) {
      return false;
    }
    synchronized (brought) {
      boolean isKept = keepers > 0;
      keepers += isKept ? 1 : 0;
      return isKept;
    }
  }

  /**
   * Sends a turn's worth by the post of a relay that keeps it, unless another one is doing so.
   * Answers whether the relay keeps it still: not if nothing is left, or all of it to another one.
   * A full desk is left to nobody, so that those who fill it wait for what they send.
   */
  boolean serve(Post own) {
    // Whoever waits for the lock comes first.
    if (lock.hasQueuedThreads() || !lock.tryLock()) {
      if (!isFull() && leave()) {
        return false;
      }
      lock.lock();
    }
    try {
      send(own);
      return !finish();
    } finally {
      lock.unlock();
    }
  }

  /** Leaves the rest to another relay, if one keeps it, too. */
  private boolean leave() {
    synchronized (brought) {
      boolean isLeft = keepers > 1;
      keepers -= isLeft ? 1 : 0;
      return isLeft;
    }
  }

  /** Keeps it no longer if nothing is left; what is brought from now on has another keeper. */
  private boolean finish() {
    synchronized (brought) {
      boolean isFinished = backlog.isEmpty() && brought.isEmpty();
      keepers -= isFinished ? 1 : 0;
      return isFinished;
    }
  }

  /** Only under the lock. */
  private void send(Post by) {
    sort();
    try {
      backlog.send(by);
    } finally {
      waiting = backlog.waiting();
      unfinished = !backlog.isEmpty();
      full = backlog.full();
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
      unfinished = !backlog.isEmpty();
    }
  }

  /** Whether nothing more should be received before some of this is sent. */
  boolean isFull() {
    return waiting + unsorted >= Backlog.MAX;
  }

  /**
   * Whether nothing more should be said in this room before some of it is sent. While somebody
   * sends, it is what was so after the last turn.
   */
  boolean isFull(RoomName room) {
    if (waiting + unsorted < Backlog.ROOM_MAX) {
      return false;
    }
    if (!lock.tryLock()) {
      return full.contains(room);
    }
    try {
      sort();
      return backlog.isFull(room);
    } finally {
      lock.unlock();
    }
  }
}
