package chat.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that another thread brings about. */
public final class Await {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(2);

  private Await() {}

  /** Returns when {@code condition} holds; fails when it does not for a long time. */
  public static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  /** Returns when {@code latch} is open; fails when it is not for a long time. */
  public static void open(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE, TimeUnit.NANOSECONDS)) {
        throw new AssertionError("waited in vain at a latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted at a latch", e);
    }
  }
}
