package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
  private static BoundedLines lines(String text) {
    return new BoundedLines(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))::read, 6);
  }

  @Test
  void readsLinesWithAndWithoutTheirEnds() {
    BoundedLines lines = lines("a\r\n\n日本\nlast");
    assertThat(lines.next()).isEqualTo(new Input.Text("a"));
    assertThat(lines.next()).isEqualTo(new Input.Text(""));
    assertThat(lines.next()).isEqualTo(new Input.Text("日本"));
    assertThat(lines.next()).isEqualTo(new Input.Text("last"));
    assertThat(lines.next()).isEqualTo(new Input.EndOfInput());
  }

  @Test
  void countsALineThatIsOverTheBoundAndGoesOn() {
    BoundedLines lines = lines("1234567\n123456\n");
    assertThat(lines.next()).isEqualTo(new Input.Oversize(7));
    assertThat(lines.next()).isEqualTo(new Input.Text("123456"));
    assertThat(lines.next()).isEqualTo(new Input.EndOfInput());
  }

  @Test
  void aLineThatIsNoTextIsNotGuessedAt() {
    byte[] latin = "caf\u00e9\nol\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    BoundedLines lines = new BoundedLines(new ByteArrayInputStream(latin)::read, 6);
    assertThat(lines.next()).isEqualTo(new Input.Unreadable());
    assertThat(lines.next()).isEqualTo(new Input.Unreadable());
    assertThat(lines("\ufffd").next()).isEqualTo(new Input.Text("\ufffd"));
  }

  @Test
  void aStreamThatFailsHasEnded() {
    BoundedLines.Source broken =
        () -> {
          throw new IOException("gone");
        };
    assertThat(new BoundedLines(broken, 6).next()).isEqualTo(new Input.EndOfInput());
  }
}
