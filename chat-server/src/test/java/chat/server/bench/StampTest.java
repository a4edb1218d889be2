package chat.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class StampTest {
  @Test
  void whatIsWrittenIsRead() {
    ByteBuffer bytes = ByteBuffer.allocate(3 + Stamp.SIZE);

    Stamp.write(bytes, 3, 99, 1000, 123_456_789, 5_000_000_000_000_000L);

    long who = Stamp.who(bytes, 3);
    assertThat(Stamp.room(who)).isEqualTo(99);
    assertThat(Stamp.speaker(who)).isEqualTo(1000);
    assertThat(Stamp.seq(who)).isEqualTo(123_456_789);
    assertThat(Stamp.age(bytes, 3, 5_000_000_000_000_123L)).isEqualTo(123);
    assertThat(Stamp.age(bytes, 3, 4_999_999_999_999_999L)).isEqualTo(-1);
  }

  @Test
  void aServerTakesItForText() {
    ByteBuffer bytes = ByteBuffer.allocate(Stamp.SIZE);

    for (long bits = 1; bits != 0; bits <<= 1) {
      Stamp.write(bytes, 0, 1023, 1023, bits & 0xFFF_FFFF, -bits);

      for (byte character : bytes.array()) {
        assertThat(character).isBetween((byte) '0', (byte) 'o');
      }
    }
  }
}
