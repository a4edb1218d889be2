package chat.client.ui;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One read at a time that others can end: once by waking it, or for good. */
final class Wakeable {
  private static final int STOP_WAITS = 10;
  private static final long STOP_WAIT_MILLIS = 100;

  private @Nullable Thread reader;
  private boolean woken;
  private boolean stopped;

  /** This thread is about to read; or what is to be returned at once instead. */
  synchronized Optional<Input> begin() {
    if (stopped) {
      return Optional.of(new Input.EndOfInput());
    }
    if (takeWake()) {
      return Optional.of(new Input.Woken());
    }
    reader = Thread.currentThread();
    return Optional.empty();
  }

  /** Interrupts the read that is going on, or else ends the next one. */
  synchronized void wake() {
    woken = true;
    if (reader != null) {
      reader.interrupt();
    }
  }

  /** Whether somebody woke the read; only the first to ask is told. */
  synchronized boolean takeWake() {
    boolean was = woken;
    woken = false;
    return was;
  }

  /** The read is over. */
  synchronized void end() {
    reader = null;
    // An interrupt that came too late for this read must not end the next wait.
    var _ = Thread.interrupted();
    notifyAll();
  }

  /** Ends the read that is going on, waits a moment for it, and lets none begin any more. */
  synchronized void stop() {
    stopped = true;
    if (reader != null) {
      wake();
    }
    try {
      for (int i = 0; i < STOP_WAITS && reader != null; i++) {
        wait(STOP_WAIT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
