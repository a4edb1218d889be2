package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.Printed;
import chat.client.fake.Running;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
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
