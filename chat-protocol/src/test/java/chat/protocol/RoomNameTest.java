package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"r", "room 1", "部屋", "[system] x", "a:b", "{x}", "🎉", "\u200Broom", " padded "})
  void travelsUnchanged(String name) {
    assertThat(RoomName.decode(new RoomName(name).encode()).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u3000", "\u00A0", "\u200B", "\u3164", "\u2060 \uFE0F"})
  void refusesANameThatNobodyCanSee(String name) {
    Refused.with(Fault.BAD_ROOM_NAME, () -> new RoomName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\tb",
        "a\rb",
        "a\u0000",
        "a\u001B[2J",
        "a\u007F",
        "a\u009B",
        "a\u202Eb",
        "a\u2066b",
        "a\u200Fb",
        "a\u2028b",
        "a\u2029b",
        "a\uD800"
      })
  void refusesControls(String name) {
    Refused.with(Fault.BAD_ROOM_NAME, () -> new RoomName(name));
  }

  @Test
  void countsBytesNotCharacters() {
    assertThat(new RoomName("部".repeat(85)).encode().size()).isEqualTo(255);
    Refused.with(Fault.BAD_ROOM_NAME, () -> new RoomName("部".repeat(85) + "x"));
    assertThat(new RoomName("🎉".repeat(63) + "xxx").encode().size()).isEqualTo(255);
    Refused.with(Fault.BAD_ROOM_NAME, () -> new RoomName("🎉".repeat(64)));
  }

  @Test
  void refusesBytesThatAreNoText() {
    Refused.with(Fault.BAD_ROOM_NAME, () -> RoomName.decode(Bytes.hex("61ff")));
    Refused.with(Fault.BAD_ROOM_NAME, () -> RoomName.decode(Bytes.EMPTY));
  }

  @Test
  void isTheSameRoomOnlyByItsBytes() {
    assertThat(new RoomName("Café")).isNotEqualTo(new RoomName("Cafe\u0301"));
    assertThat(new RoomName("a")).isNotEqualTo(new RoomName("A")).hasToString("a");
  }
}
