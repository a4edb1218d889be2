package chat.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.UserName;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.server.bench.Reading.Gap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final long LATER = 1_000_000_000;

  private final List<String> read = new ArrayList<>();
  private final Reading reading = new Reading(40);

  @Test
  void whatOvertookWaitsForWhatIsMissing() {
    said(41);
    said(43);
    said(44);
    said(43);

    assertThat(read).containsExactly("text 41");
    assertThat(reading.due(0)).isEmpty();
    assertThat(reading.due(LATER)).contains(new Gap(42, 1));
    assertThat(reading.due(LATER)).isEmpty();

    said(42);
    assertThat(read).containsExactly("text 41", "text 42", "text 43", "text 44");
    assertThat(reading.have()).isEqualTo(44);
    assertThat(reading.due(2 * LATER)).isEmpty();
  }

  @Test
  void aLostLastEntryIsNoticed() {
    reading.endsAt(42, 0);

    assertThat(reading.due(LATER)).contains(new Gap(41, 2));
  }

  @Test
  void whatIsGoneIsLost() {
    said(45);

    assertThat(reading.beginsAt(44, this::read)).isEqualTo(3);
    said(44);
    assertThat(read).containsExactly("text 44", "text 45");
    assertThat(reading.beginsAt(30, this::read)).isZero();
  }

  @Test
  void whatIsNotSaidIsPassedOver() {
    entry(new LogEntry(41, Instant.EPOCH, new Happening.Joined(new UserName("bob"))));
    said(42);

    assertThat(read).containsExactly("text 42");
  }

  private void said(long seq) {
    entry(
        new LogEntry(seq, Instant.EPOCH, new Happening.Said(new UserName("alice"), "text " + seq)));
  }

  private void entry(LogEntry entry) {
    byte[] event = FrameCodec.encode(new ServerFrame.Event(entry)).toArray();
    reading.entry(ByteBuffer.wrap(event), LogFrames.HEADER_SIZE, event.length, 0, this::read);
  }

  private void read(ByteBuffer in, int at, int end) {
    byte[] text = new byte[end - at];
    in.get(at, text);
    read.add(new String(text, StandardCharsets.UTF_8));
  }
}
