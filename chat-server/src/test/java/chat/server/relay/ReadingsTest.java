package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.Envelope;
import chat.testkit.Seeds;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private final Readings readings = new Readings();

  @Test
  void theSameSizesAtTheSamePlaceAreReadOnce() {
    byte[] place = new byte[64];
    Bytes lent = Bytes.lent(place, 0, 10);
    place[0] = 3;
    place[1] = 2;
    Envelope first = readings.open(lent);
    place[9] = 'x';

    assertThat(readings.open(lent)).isSameAs(first);
    assertThat(first.body()).isEqualTo(Bytes.of((byte) 0, (byte) 0, (byte) 'x'));
    place[0] = 4;
    assertThat(readings.open(lent)).isNotSameAs(first);
  }

  /** Whatever was read before at the same place, of whatever sizes. */
  @Test
  void itReadsLikeWhoKnowsNothing() {
    Seeds.run(
        random -> {
          byte[] place = new byte[ProtocolLimits.CLIENT_DATAGRAM_MAX + 1];
          Bytes[] looks = new Bytes[place.length + 1];
          for (int i = 0; i < 20_000; i++) {
            place[0] = (byte) random.nextInt(6);
            place[1] = (byte) random.nextInt(6);
            place[2 + random.nextInt(20)] = (byte) random.nextInt();
            int size = random.nextInt(20) == 0 ? random.nextInt(looks.length) : random.nextInt(20);
            if (looks[size] == null) {
              looks[size] = Bytes.lent(place, 0, size);
            }
            assertReadsRightly(looks[size]);
          }
        });
  }

  private void assertReadsRightly(Bytes datagram) {
    Envelope rightly;
    try {
      rightly = DatagramCodec.open(datagram.kept());
    } catch (ProtocolException e) {
      assertThatThrownBy(() -> readings.open(datagram)).hasMessage(e.getMessage());
      return;
    }
    Envelope read = readings.open(datagram);
    assertThat(read.room()).isEqualTo(rightly.room());
    assertThat(read.token()).isEqualTo(rightly.token());
    assertThat(read.body()).isEqualTo(rightly.body());
  }
}
