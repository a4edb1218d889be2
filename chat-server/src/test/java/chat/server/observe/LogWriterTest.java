package chat.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    writer.finish();
    List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
    long lost =
        lines.stream()
            .filter(line -> line.startsWith("log.lost count="))
            .mapToLong(line -> Long.parseLong(line.substring("log.lost count=".length())))
            .sum();
    assertThat(lost).isPositive();
    assertThat(lines.stream().filter(line -> line.startsWith("line ")).count() + lost)
        .isEqualTo(MANY);
    assertThat(lines).startsWith("line 0");
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
