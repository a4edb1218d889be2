package chat.client.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.Printed;
import chat.client.fake.Running;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlainConsoleTest {
  private final Printed said = new Printed();
  private final Printed told = new Printed();

  @Test
  void aWakeEndsAReadThatWaitsForAPipe() throws Exception {
    try (PipedOutputStream typing = new PipedOutputStream()) {
      InputStream in = new PipedInputStream(typing);
      try (PlainConsole console = new PlainConsole(in, said.stream(), told.stream())) {
        Running<Input> reading = new Running<>(() -> console.readLine("", Draft.EMPTY));
        console.wake();
        assertThat(reading.result()).isEqualTo(new Input.Woken());
      }
    }
  }

  @Test
  void aLineThatIsJustBeingReadIsOneMore() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    InputStream in =
        new FilterInputStream(new ByteArrayInputStream("more\n".getBytes(UTF_8))) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            reading.countDown();
            await(goOn);
            return super.read(target, offset, length);
          }
        };
    try (PlainConsole console = new PlainConsole(in, said.stream(), told.stream())) {
      await(reading);
      openWhenWaiting(Thread.currentThread(), goOn);
      assertThat(console.holdsMore()).isTrue();
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.Text("more"));
      assertThat(console.holdsMore()).isFalse();
    }
  }

  @Test
  void aPipeIntoWhichNobodyWritesHoldsNothing() throws Exception {
    try (PipedOutputStream typing = new PipedOutputStream();
        PlainConsole console =
            new PlainConsole(new PipedInputStream(typing), said.stream(), told.stream())) {
      assertThat(console.holdsMore()).isFalse();
      typing.write("one\ntwo\n".getBytes(UTF_8));
      typing.flush();
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.Text("one"));
      assertThat(console.holdsMore()).isTrue();
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.Text("two"));
      assertThat(console.holdsMore()).isFalse();
    }
    try (PlainConsole none = PlainConsole.withoutInput(said.stream(), told.stream())) {
      assertThat(none.holdsMore()).isFalse();
    }
  }

  /** It never ends, so nobody may wait for its end. */
  @Test
  void aLineThatNeverEndsIsOneMore() throws Exception {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 'x');
            return length;
          }

          @Override
          public int available() {
            return 1;
          }
        };
    try (PlainConsole console = new PlainConsole(endless, said.stream(), told.stream())) {
      assertThat(console.holdsMore()).isTrue();
    }
  }

  @Test
  void theBeginningOfALineIsMoreAndTheEndOfAllIsNot() throws Exception {
    PipedOutputStream typing = new PipedOutputStream();
    try (PlainConsole console =
        new PlainConsole(new PipedInputStream(typing), said.stream(), told.stream())) {
      typing.write("one\ntw".getBytes(UTF_8));
      typing.flush();
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.Text("one"));
      assertThat(console.holdsMore()).isTrue();
      typing.close();
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.Text("tw"));
      assertThat(console.holdsMore()).isFalse();
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.EndOfInput());
      assertThat(console.holdsMore()).isFalse();
    }
  }

  /** As a terminal that was closed does, or a connection that was cut. */
  @Test
  void whatWasReadBeforeTheStreamFailedIsReadOnce() throws Exception {
    InputStream in =
        new FilterInputStream(new ByteArrayInputStream("one\nla".getBytes(UTF_8))) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read < 0) {
              throw new IOException("Input/output error");
            }
            return read;
          }
        };
    try (PlainConsole console = new PlainConsole(in, said.stream(), told.stream())) {
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.Text("one"));
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.Text("la"));
      assertThat(console.readLine("", Draft.EMPTY)).isEqualTo(new Input.EndOfInput());
      assertThat(console.holdsMore()).isFalse();
    }
  }

  private static void openWhenWaiting(Thread thread, CountDownLatch latch) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              latch.countDown();
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void printsWhatIsSaidAndWhatIsToldApartAndSafely() throws Exception {
    try (PlainConsole console =
        new PlainConsole(InputStream.nullInputStream(), said.stream(), told.stream())) {
      console.print(Style.SAID, "bob: \u001b[2Jやあ");
      console.print(Style.NOTICE, "[system] bob left.");
    }
    assertThat(said.next()).isEqualTo("bob: [2Jやあ");
    assertThat(told.next()).isEqualTo("[system] bob left.");
  }
}
