package chat.server.lifecycle;

import chat.server.observe.EventLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread that does what is to be done again and again. A task that fails is done again too. */
public final class Sweeper implements AutoCloseable {
  private final EventLog log;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sweeper").daemon().factory());

  /** Reports failures to {@code log}. */
  public Sweeper(EventLog log) {
    this.log = log;
  }

  /** Runs {@code task} every {@code pause}. */
  public void every(Duration pause, Runnable task) {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> guarded(task), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      log.unexpected("sweeper", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
