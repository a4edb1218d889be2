package chat.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Password;
import chat.protocol.Refused;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Entry;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {
  private static final UserName ALICE = new UserName("alice");

  private static JsonEntry json(String text) {
    return (JsonEntry) PayloadCodec.decodeEntry(Bytes.utf8(text));
  }

  private static void refused(Fault fault, String text) {
    Refused.with(fault, () -> PayloadCodec.decodeEntry(Bytes.utf8(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "太郎", "\"alice\"", " {", "a{}"})
  void whatStartsWithNoBraceIsAName(String name) {
    Entry entry = PayloadCodec.decodeEntry(Bytes.utf8(name));
    assertThat(entry).isEqualTo(new RawEntry(new UserName(name)));
    assertThat(PayloadCodec.encode(entry)).isEqualTo(Bytes.utf8(name));
  }

  @Test
  void aRawNameIsChecked() {
    refused(Fault.BAD_USER_NAME, "");
    refused(Fault.BAD_USER_NAME, "a:b");
    refused(Fault.BAD_USER_NAME, "x".repeat(256));
    Refused.with(Fault.BAD_USER_NAME, () -> PayloadCodec.decodeEntry(Bytes.hex("ff")));
  }

  @Test
  void everythingRoundTrips() {
    JsonEntry full =
        new JsonEntry(
            new UserName("{日本 \"語\" 🎉"),
            Optional.of(new Password("p\\w\n\u0000é🎉")),
            OptionalInt.of(65535),
            Optional.of(List.of("log", "")));
    assertThat(PayloadCodec.decodeEntry(PayloadCodec.encode(full))).isEqualTo(full);
    JsonEntry bare = new JsonEntry(ALICE, Optional.empty(), OptionalInt.empty(), Optional.empty());
    assertThat(PayloadCodec.decodeEntry(PayloadCodec.encode(bare))).isEqualTo(bare);
    assertThat(PayloadCodec.encode(bare)).isEqualTo(Bytes.utf8("{\"username\":\"alice\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"username\":\"alice\"}",
        "{\"user_name\":\"alice\"}",
        "{\"username\":\"alice\",\"user_name\":\"bob\"}",
        "{\"user_name\":\"bob\",\"username\":\"alice\"}",
        "{\"username\":\"\",\"user_name\":\"alice\"}",
        "{\"username\":null,\"user_name\":\"alice\"}",
        "{\"username\":\"alice\",\"password\":null,\"udp_port\":null,\"extensions\":null}",
        "{\"username\":\"alice\",\"password\":\"\"}",
        "{ \"username\" : \"\\u0061lice\" } \n",
        "{\"x\":{\"y\":[1,2,{\"z\":true}]},\"username\":\"alice\",\"Password\":1}"
      })
  void saysAliceAndNothingElse(String text) {
    assertThat(json(text))
        .isEqualTo(new JsonEntry(ALICE, Optional.empty(), OptionalInt.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"username\":\"\"}",
        "{\"username\":null}",
        "{\"username\":\"\",\"user_name\":\"\"}",
        "{\"username\":\"[system]\"}",
        "{\"username\":\"a\\nb\"}",
        "{\"username\":\"\\ud800\"}"
      })
  void needsAName(String text) {
    refused(Fault.BAD_USER_NAME, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"username\":\"alice\"",
        "{\"username\":\"alice\"}x",
        "{\"username\":\"alice\"}{}",
        "{\"username\":\"alice\"} 1",
        "{\"username\":\"alice\",\"username\":\"bob\"}",
        "{\"username\":\"alice\",\"x\":1,\"x\":2}",
        "{\"username\":\"alice\",\"x\":{\"y\":1,\"y\":1}}",
        "{\"username\":5}",
        "{\"username\":[\"alice\"]}",
        "{\"username\":\"alice\",\"password\":7}",
        "{\"username\":\"alice\",\"password\":\"\\udc00\"}",
        "{\"username\":\"alice\",\"extensions\":\"log\"}",
        "{\"username\":\"alice\",\"extensions\":{}}",
        "{'username':'alice'}",
        "{username:\"alice\"}",
        "{\"username\":\"alice\",}",
        "{\"username\":\"alice\" /* who */}",
        "{\"username\":\"a\u0007\"}",
        "{\"username\":\"alice\",\"x\":NaN}",
        "{\"username\":\"alice\",\"x\":01}",
        "{\"username\":\"alice\",\"x\":123456789012345678901}"
      })
  void isWellFormedJson(String text) {
    refused(Fault.MALFORMED, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "65536", "4294967376", "1.0", "80.5", "1e3", "\"80\"", "true", "[80]"})
  void aPortIsANumberFrom1To65535(String port) {
    refused(Fault.MALFORMED, "{\"username\":\"alice\",\"udp_port\":" + port + "}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8889, 65535})
  void readsAPort(int port) {
    assertThat(json("{\"username\":\"alice\",\"udp_port\":" + port + "}").udpPort()).hasValue(port);
  }

  @Test
  void anEmptyListOfExtensionsStillAsksForAGrant() {
    assertThat(json("{\"username\":\"alice\",\"extensions\":[]}").extensions()).contains(List.of());
    assertThat(json("{\"username\":\"alice\",\"extensions\":[\"log\",3,null]}").extensions())
        .contains(List.of("log"));
  }

  @Test
  void aPasswordHasAtMost1024Bytes() {
    String longest = "あ".repeat(341) + "x";
    assertThat(json("{\"username\":\"alice\",\"password\":\"" + longest + "\"}").password())
        .contains(new Password(longest));
    refused(Fault.TOO_LARGE, "{\"username\":\"alice\",\"password\":\"" + longest + "x\"}");
  }

  @Test
  void depthIsBounded() {
    assertThat(json("{\"username\":\"alice\",\"x\":" + nested(7) + "}").user()).isEqualTo(ALICE);
    refused(Fault.MALFORMED, "{\"username\":\"alice\",\"x\":" + nested(8) + "}");
    refused(Fault.MALFORMED, "{\"username\":\"alice\",\"x\":" + nested(30_000) + "}");
    refused(Fault.MALFORMED, "{\"x\":".repeat(10_000));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @Test
  void manyKeysThatCollideAreReadOrRefused() {
    // "Aa" and "BB" have the same hash code, and so has every text made of them.
    String keys =
        IntStream.range(0, 1 << 11)
            .mapToObj(i -> Integer.toBinaryString(1 << 11 | i))
            .map(bits -> bits.replace("0", "Aa").replace("1", "BB"))
            .map(key -> ",\"" + key + "\":0")
            .collect(Collectors.joining());
    assertThat(json("{\"username\":\"alice\"" + keys + "}").user()).isEqualTo(ALICE);
  }

  @Test
  void isUtf8AndNothingElse() {
    String text = "{\"username\":\"alice\"}";
    for (var charset : List.of(StandardCharsets.UTF_16LE, Charset.forName("UTF-32LE"))) {
      Bytes bytes = Bytes.of(text.getBytes(charset));
      Refused.with(Fault.MALFORMED, () -> PayloadCodec.decodeEntry(bytes));
    }
    Bytes start = Bytes.utf8("{\"username\":\"alice\",\"password\":\"");
    Bytes end = Bytes.utf8("\"}");
    for (String bad : List.of("ff", "c0af", "c080", "eda080", "edb080", "f4908080", "e697")) {
      Bytes bytes = start.plus(Bytes.hex(bad)).plus(end);
      Refused.with(Fault.NOT_UTF8, () -> PayloadCodec.decodeEntry(bytes));
    }
  }
}
