package chat.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolLimits;
import chat.protocol.Refused;
import chat.protocol.RoomName;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomListCodecTest {
  private static final RoomEntry LOBBY = new RoomEntry(new RoomName("lobby"), 2, false);

  private static RoomList decode(String text) {
    return PayloadCodec.decodeRoomList(Bytes.utf8(text));
  }

  @Test
  void roundTrip() {
    RoomList list = new RoomList(List.of(LOBBY, new RoomEntry(new RoomName("部屋\"1"), 1, true)), 7);
    assertThat(PayloadCodec.decodeRoomList(PayloadCodec.encode(list))).isEqualTo(list);
    RoomList none = new RoomList(List.of(), 0);
    assertThat(PayloadCodec.encode(none)).isEqualTo(Bytes.utf8("{\"rooms\":[],\"total\":0}"));
    assertThat(PayloadCodec.decodeRoomList(PayloadCodec.encode(none))).isEqualTo(none);
  }

  @Test
  void theLargestListFitsAnAnswer() {
    List<RoomEntry> rooms =
        IntStream.range(0, ProtocolLimits.LISTED_ROOMS_MAX)
            .mapToObj(
                i -> new RoomEntry(new RoomName("🎉".repeat(62) + "%04d".formatted(i)), i, true))
            .toList();
    RoomList list = new RoomList(rooms, 4_000_000);
    Bytes bytes = PayloadCodec.encode(list);
    assertThat(bytes.size()).isLessThan(ProtocolLimits.RESPONSE_PAYLOAD_MAX);
    assertThat(PayloadCodec.decodeRoomList(bytes)).isEqualTo(list);
  }

  @Test
  void whatARoomDoesNotTellIsAssumed() {
    assertThat(decode("{\"rooms\":[{\"name\":\"lobby\"}]}"))
        .isEqualTo(new RoomList(List.of(new RoomEntry(new RoomName("lobby"), 0, false)), 1));
    assertThat(
            decode("{\"rooms\":[{\"name\":\"lobby\",\"members\":2,\"topic\":\"x\"}],\"total\":1}"))
        .isEqualTo(new RoomList(List.of(LOBBY), 1));
  }

  @Test
  void aRoomWithAnImpossibleNameIsPassedOver() {
    assertThat(
            decode(
                    "{\"rooms\":[{\"name\":\"\"},{\"members\":1},7,{\"name\":\"a\\u001b[2J\"},"
                        + "{\"name\":\"lobby\",\"members\":2}]}")
                .rooms())
        .containsExactly(LOBBY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "0", "18446744073709551615", "\"many\"", "1e300", "null"})
  void thereAreNeverFewerRoomsThanAreListed(String total) {
    RoomList list =
        decode("{\"rooms\":[{\"name\":\"lobby\",\"members\":2}],\"total\":" + total + "}");
    assertThat(list.total()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "18446744073709551615", "1e300", "\"x\""})
  void noRoomHasLessThanNoMembers(String members) {
    assertThat(
            decode("{\"rooms\":[{\"name\":\"lobby\",\"members\":" + members + "}]}")
                .rooms()
                .get(0)
                .members())
        .isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "5",
        "\"rooms\"",
        "{\"rooms\":{}}",
        "{\"rooms\":[]",
        "{\"rooms\":[]}]",
        "{\"rooms\":[{\"name\":5}]}"
      })
  void isAnObjectWithRooms(String text) {
    Refused.with(Fault.MALFORMED, () -> decode(text));
  }
}
