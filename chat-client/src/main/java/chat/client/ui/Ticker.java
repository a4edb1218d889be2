package chat.client.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** As long as it is open, does something now and then. */
final class Ticker implements AutoCloseable {
  private static final long EVERY_MILLIS = 500;

  private final CountDownLatch closed = new CountDownLatch(1);

  Ticker(Runnable tick) {
    Thread.ofPlatform().daemon().name("chat-ticker").start(() -> run(tick));
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void run(Runnable tick) {
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        tick.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
