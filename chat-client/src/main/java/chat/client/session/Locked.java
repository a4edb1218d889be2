package chat.client.session;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Does something under a lock. */
final class Locked {
  private Locked() {}

  static <T> T by(ReentrantLock lock, Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
