package chat.protocol.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final String DATAGRAM = "0402726f6f6d7474" + "6869"; // room, tt, hi

  @Test
  void itTellsItsParts() {
    Envelope envelope = DatagramCodec.open(Bytes.hex(DATAGRAM));

    assertThat(envelope.room()).isEqualTo(Bytes.utf8("room"));
    assertThat(envelope.token()).isEqualTo(Bytes.utf8("tt"));
    assertThat(envelope.body()).isEqualTo(Bytes.utf8("hi")).isSameAs(envelope.body());
    assertThat(envelope.isFor(new RoomName("room"))).isTrue();
    assertThat(envelope.isFor(new RoomName("roo"))).isFalse();
    assertThat(envelope.isFor(new RoomName("roomt"))).isFalse();
  }

  @Test
  void itServesAgainWhileTheSizesAreTheSame() {
    byte[] place = Bytes.hex(DATAGRAM).toArray();
    Bytes lent = Bytes.lent(place, 0, place.length);
    Envelope envelope = DatagramCodec.open(lent);
    assertThat(envelope.body()).isEqualTo(Bytes.utf8("hi"));

    Bytes.hex("0402617474697474" + "796f").copyTo(place, 0);
    assertThat(envelope.isStill(lent)).isTrue();
    assertThat(envelope.isFor(new RoomName("atti"))).isTrue();
    assertThat(envelope.body()).isEqualTo(Bytes.utf8("yo"));

    place[0] = 3;
    assertThat(envelope.isStill(lent)).as("a shorter room").isFalse();
    place[0] = 4;
    place[1] = 3;
    assertThat(envelope.isStill(lent)).as("a longer token").isFalse();
    place[1] = 2;
    assertThat(envelope.isStill(lent.kept())).as("another place").isFalse();
    assertThat(envelope.isStill(Bytes.EMPTY)).isFalse();
  }

  @Test
  void whatWasPutTogetherIsNoDatagram() {
    Bytes whole = Bytes.utf8("roomtthi");
    Envelope envelope =
        Envelope.of(whole.slice(0, 4), whole.slice(4, 6), whole.slice(6, whole.size()));

    assertThat(envelope.body()).isEqualTo(Bytes.utf8("hi"));
    assertThat(envelope.isStill(whole)).isFalse();
  }
}
