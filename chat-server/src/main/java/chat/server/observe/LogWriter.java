package chat.server.observe;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Writes the lines of the log on a thread of its own: a terminal that is stopped with Ctrl-S, or a
 * pipe that nobody reads, stops that thread and nobody else. What no longer fits is counted, and
 * told when there is room again.
 */
public final class LogWriter implements Consumer<String> {
  private static final Optional<String> END = Optional.empty();
  private static final int LINES_MAX = 4096;
  private static final int TOGETHER_MAX = 256;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final PrintStream out;
  private final BlockingQueue<Optional<String>> lines;
  private final AtomicLong lost = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);

  private LogWriter(PrintStream out, BlockingQueue<Optional<String>> lines) {
    this.out = out;
    this.lines = lines;
  }

  /** Writes to {@code out} from now on. */
  public static LogWriter start(PrintStream out) {
    return start(out, new ArrayBlockingQueue<>(LINES_MAX));
  }

  /** The same, where {@code lines} wait, and an empty one is the end. */
  static LogWriter start(PrintStream out, BlockingQueue<Optional<String>> lines) {
    LogWriter writer = new LogWriter(out, lines);
    Thread.ofPlatform().name("log").daemon().start(writer::writeAll);
    return writer;
  }

  /** Takes a line; never waits. */
  @Override
  public void accept(String line) {
    if (!lines.offer(Optional.of(line))) {
      lost.incrementAndGet();
    }
  }

  /** Writes what is waiting, if that does not take long. */
  public void finish() {
    try {
      if (lines.offer(END, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        var _ = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeAll() {
    List<Optional<String>> waiting = new ArrayList<>(TOGETHER_MAX);
    try {
      while (!waiting.contains(END)) {
        waiting.clear();
        writeNext(waiting);
        if (!waiting.contains(END) && lines.size() < TOGETHER_MAX) {
          // One line is written at once; to wake up for each of many would cost more than they do.
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /** Waits for lines, puts them into {@code waiting}, and writes them. */
  private void writeNext(List<Optional<String>> waiting) throws InterruptedException {
    try {
      waiting.add(lines.take());
      var _ = lines.drainTo(waiting, TOGETHER_MAX - 1);
      long missing = lost.get();
      out.print(text(waiting, missing));
      lost.addAndGet(-missing);
    } catch (RuntimeException | Error e) {
      // No memory, say: these lines are gone, and the next ones may go well.
      lost.addAndGet(waiting.size());
    }
  }

  private static String text(List<Optional<String>> waiting, long missing) {
    StringBuilder text = new StringBuilder();
    for (Optional<String> line : waiting) {
      line.ifPresent(present -> text.append(present).append(System.lineSeparator()));
    }
    if (missing > 0) {
      text.append("log.lost count=").append(missing).append(System.lineSeparator());
    }
    return text.toString();
  }
}
