package chat.protocol.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Refused;
import chat.protocol.RoomName;
import chat.protocol.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramCodecTest {
  private static final RoomName ROOM = new RoomName("部屋");
  private static final Token TOKEN = new Token("t0k");

  private static ClientDatagram decode(Bytes bytes) {
    return DatagramCodec.decode(bytes.toArray(), 0, bytes.size());
  }

  @Test
  void eachFieldHasItsPlace() {
    ClientDatagram datagram = new ClientDatagram(ROOM, TOKEN, Bytes.utf8("hi"));
    Bytes bytes = Bytes.hex("0603" + "e983a8e5b18b" + "74306b" + "6869");
    assertThat(DatagramCodec.encode(datagram)).isEqualTo(bytes);
    assertThat(decode(bytes)).isEqualTo(datagram);
  }

  @Test
  void decodesFromTheMiddleOfABuffer() {
    Bytes bytes = DatagramCodec.encode(new ClientDatagram(ROOM, TOKEN, Bytes.utf8("hi")));
    byte[] buffer = Bytes.hex("ffff").plus(bytes).plus(Bytes.hex("eeee")).toArray();
    assertThat(DatagramCodec.decode(buffer, 2, bytes.size())).isEqualTo(decode(bytes));
  }

  @Test
  void aBodyMayBeEmptyAndMayBeAnyBytes() {
    for (Bytes body : new Bytes[] {Bytes.EMPTY, Bytes.hex("00ff1b")}) {
      ClientDatagram datagram = new ClientDatagram(ROOM, TOKEN, body);
      assertThat(decode(DatagramCodec.encode(datagram))).isEqualTo(datagram);
    }
  }

  @Test
  void has4096BytesAtMost() {
    int room = DatagramCodec.maxText(ROOM, TOKEN);
    assertThat(room).isEqualTo(4096 - 2 - 6 - 3);
    Bytes largest = DatagramCodec.encode(new ClientDatagram(ROOM, TOKEN, Bytes.of(new byte[room])));
    assertThat(largest.size()).isEqualTo(4096);
    assertThat(decode(largest).body().size()).isEqualTo(room);
    Refused.with(
        Fault.TOO_LARGE,
        () -> DatagramCodec.encode(new ClientDatagram(ROOM, TOKEN, Bytes.of(new byte[room + 1]))));
    Refused.with(Fault.TOO_LARGE, () -> decode(largest.plus(Bytes.hex("00"))));
  }

  @Test
  void theLargestNamesStillLeaveRoom() {
    RoomName room = new RoomName("r".repeat(255));
    Token token = new Token("t".repeat(255));
    assertThat(DatagramCodec.maxText(room, token)).isEqualTo(3584);
    ClientDatagram datagram = new ClientDatagram(room, token, Bytes.utf8("x"));
    assertThat(decode(DatagramCodec.encode(datagram))).isEqualTo(datagram);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "0101", "010172", "ff01", "01ff7274", "ffff00"})
  void refusesSizesThatLie(String hex) {
    Refused.with(Fault.MALFORMED, () -> decode(Bytes.hex(hex)));
  }

  @ParameterizedTest
  @CsvSource({
    "0000, BAD_ROOM_NAME", // no room
    "000174, BAD_ROOM_NAME",
    "01000072, BAD_ROOM_NAME", // a control as room
    "0101ff74, BAD_ROOM_NAME", // not UTF-8
    "010072, BAD_TOKEN", // no token
    "01017220, BAD_TOKEN", // a blank token
    "010172ff, BAD_TOKEN"
  })
  void refusesNamesThatCannotBe(String hex, Fault fault) {
    Refused.with(fault, () -> decode(Bytes.hex(hex)));
  }

  @Test
  void isRefusedWhereverItsHeadIsCut() {
    Bytes bytes = DatagramCodec.encode(new ClientDatagram(ROOM, TOKEN, Bytes.EMPTY));
    for (int cut = 0; cut < bytes.size(); cut++) {
      Bytes start = bytes.slice(0, cut);
      Refused.with(Fault.MALFORMED, () -> decode(start));
    }
  }

  @Test
  void aServersDatagramHas4094BytesAtMost() {
    assertThat(new ServerDatagram(Bytes.of(new byte[4094])).body().size()).isEqualTo(4094);
    assertThat(new ServerDatagram(Bytes.EMPTY).body()).isEqualTo(Bytes.EMPTY);
    Refused.with(Fault.TOO_LARGE, () -> new ServerDatagram(Bytes.of(new byte[4095])));
  }
}
