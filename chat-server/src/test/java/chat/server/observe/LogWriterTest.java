package chat.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import chat.server.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LogWriterTest {
  private static final int MANY = 10_000;

  @Test
  void writesWhatItIsGivenBeforeItEnds() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LogWriter writer = LogWriter.start(new PrintStream(written, true, StandardCharsets.UTF_8));

    writer.accept("one");
    writer.accept("二");
    writer.finish();

    assertThat(written.toString(StandardCharsets.UTF_8).lines()).containsExactly("one", "二");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void nobodyWaitsForAnOutputThatNobodyReads() {
    CountDownLatch reader = new CountDownLatch(1);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LogWriter writer = LogWriter.start(new PrintStream(stuck(reader, written), true));

    for (int i = 0; i < MANY; i++) {
      writer.accept("line " + i);
    }
    writer.finish();

    assertThat(reader.getCount()).isEqualTo(1);
    reader.countDown();
    Await.until(
        "all lines, or that they were lost",
        () ->
            lines(written).filter(line -> line.startsWith("line ")).count() + lost(written)
                == MANY);
    List<String> lines = lines(written).toList();
    assertThat(lost(written)).isPositive();
    assertThat(lines).startsWith("line 0");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void whatCannotBeWrittenIsCountedAndTheNextIsWritten() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    AtomicInteger left = new AtomicInteger(1);
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int b) {
            if (left.getAndDecrement() > 0) {
              throw new IllegalStateException("no memory, say");
            }
            written.write(b);
          }
        };
    LogWriter writer = LogWriter.start(new PrintStream(failing, true, StandardCharsets.UTF_8));

    writer.accept("one");
    Await.until("the first to fail", () -> left.get() <= 0);
    writer.accept("two");
    Await.until("both", () -> written.toString(StandardCharsets.UTF_8).lines().count() == 2);

    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrder("two", "log.lost count=1");
    writer.finish();
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void whoCannotTakeALineForLackOfMemoryTakesTheNext() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LogWriter writer =
        LogWriter.start(
            new PrintStream(written, true, StandardCharsets.UTF_8), new ShortOfMemory());

    writer.accept("one");
    writer.accept("two");
    Await.until("the second", () -> written.toString(StandardCharsets.UTF_8).contains("two"));
    writer.finish();

    assertThat(lost(written)).isEqualTo(1);
    assertThat(lines(written)).contains("two").doesNotContain("one");
  }

  /** Has none when many lines are to be taken for the first time. */
  @SuppressWarnings("serial")
  private static final class ShortOfMemory extends ArrayBlockingQueue<Optional<String>> {
    private final AtomicBoolean hadEnough = new AtomicBoolean();

    ShortOfMemory() {
      super(MANY);
    }

    @Override
    public int drainTo(Collection<? super Optional<String>> taken, int most) {
      if (hadEnough.compareAndSet(false, true)) {
        throw new OutOfMemoryError("for this test");
      }
      return super.drainTo(taken, most);
    }
  }

  private static Stream<String> lines(ByteArrayOutputStream written) {
    return written.toString(StandardCharsets.UTF_8).lines();
  }

  private static long lost(ByteArrayOutputStream written) {
    return lines(written)
        .filter(line -> line.matches("log\\.lost count=[0-9]+"))
        .mapToLong(line -> Long.parseLong(line.substring("log.lost count=".length())))
        .sum();
  }

  private static OutputStream stuck(CountDownLatch reader, OutputStream written) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        try {
          reader.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        written.write(b);
      }
    };
  }
}
