package chat.server.relay;

import chat.server.room.Dispatch;
import chat.server.room.Outbox;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends by a thread of its own, for virtual threads: once one of those has used a channel, Java
 * never lets it wait in the kernel again, and each wait of the relay would cost two more system
 * calls. What is handed over has its place in its room's order at once.
 */
public final class Courier implements Outbox, AutoCloseable {
  private static final int ERRANDS_MAX = 1024;

  private final PostOffice office;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(ERRANDS_MAX),
          Thread.ofPlatform().name("courier").daemon().factory(),
          Courier::await);

  /** Sends by {@code office}. */
  public Courier(PostOffice office) {
    this.office = office;
  }

  @Override
  public void deliver(Supplier<List<Dispatch>> change) {
    office.add(change).ifPresent(thread::execute);
  }

  /** Not on the thread of who brings it: that is what this is for. */
  private static void await(Runnable errand, ThreadPoolExecutor thread) {
    try {
      if (!thread.isShutdown()) {
        thread.getQueue().put(errand);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
