package chat.client.session;

import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Missed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events that nobody has looked at yet. Putting never waits, so that a terminal that stands
 * still (Ctrl-S, a full pipe) does not stop the keepalives; what does not fit is counted and told.
 */
final class Inbox {
  private final int capacity;
  private final Deque<SessionEvent> events = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private int missed;

  Inbox(int capacity) {
    this.capacity = capacity;
  }

  void put(SessionEvent event) {
    lock.lock();
    try {
      if (events.size() >= capacity && !(event instanceof Ended)) {
        missed++;
        return;
      }
      addMissed();
      events.add(event);
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Whether so much is unread that no more should be fetched that can wait. */
  boolean isCrowded() {
    lock.lock();
    try {
      return events.size() >= capacity / 2;
    } finally {
      lock.unlock();
    }
  }

  SessionEvent take() throws InterruptedException {
    lock.lock();
    try {
      while (events.isEmpty() && missed == 0) {
        arrived.await();
      }
      if (events.isEmpty()) {
        addMissed();
      }
      return events.remove();
    } finally {
      lock.unlock();
    }
  }

  private void addMissed() {
    if (missed > 0) {
      events.add(new Missed(missed));
      missed = 0;
    }
  }
}
