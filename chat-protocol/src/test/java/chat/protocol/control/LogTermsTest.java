package chat.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.Rate;
import chat.protocol.ResumeSecret;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.LogGrant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the extension {@code log} adds to the JSON of requests and grants. */
class LogTermsTest {
  private static final UserName ALICE = new UserName("alice");
  private static final ResumeSecret SECRET = new ResumeSecret("r3sum3");

  private static JsonEntry entry(String more) {
    return (JsonEntry)
        PayloadCodec.decodeEntry(
            Bytes.utf8("{\"username\":\"alice\",\"extensions\":[\"log\"]%s}".formatted(more)));
  }

  private static Optional<LogGrant> log(String more) {
    String grant =
        "{\"token\":\"t0k3n\",\"host\":\"alice\",\"keepalive_ms\":5000,\"max_text\":4000,"
            + "\"extensions\":[\"log\"]%s}";
    return ((Grant) PayloadCodec.decodeAdmission(Bytes.utf8(grant.formatted(more)))).log();
  }

  @Test
  void aRequestRoundTrips() {
    JsonEntry entry =
        new JsonEntry(
            ALICE,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(List.of(Extensions.LOG)),
            Optional.of(SECRET),
            OptionalInt.of(4094));
    assertThat(PayloadCodec.decodeEntry(PayloadCodec.encode(entry))).isEqualTo(entry);
    assertThat(PayloadCodec.encode(entry))
        .isEqualTo(
            Bytes.utf8(
                "{\"username\":\"alice\",\"extensions\":[\"log\"],\"resume\":\"r3sum3\","
                    + "\"max_datagram\":4094}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "7", "true", "[\"r\"]", "\"a b\"", "\"é\"", "\"\\n\""})
  void aSecretIsPrintableAscii(String secret) {
    assertThatThrownBy(() -> entry(",\"resume\":" + secret))
        .isInstanceOfSatisfying(
            ProtocolException.class,
            e -> assertThat(StatusCode.of(e.fault())).isEqualTo(StatusCode.Known.MALFORMED));
  }

  @Test
  void nullIsNoSecret() {
    assertThat(entry(",\"resume\":null").resume()).isEmpty();
    assertThat(entry("").resume()).isEmpty();
    assertThat(entry(",\"resume\":\"r3sum3\"").resume()).contains(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "null", "\"4094\"", "[]", "-99999999999999999999"})
  void aSizeThatIsNoneIsNoWish(String size) {
    assertThat(entry(",\"max_datagram\":" + size).maxDatagram()).isEmpty();
  }

  @Test
  void aSizeIsAnInt() {
    assertThat(entry(",\"max_datagram\":1").maxDatagram()).hasValue(1);
    assertThat(entry(",\"max_datagram\":99999999999").maxDatagram()).hasValue(Integer.MAX_VALUE);
    assertThat(entry(",\"max_datagram\":99999999999999999999").maxDatagram())
        .hasValue(Integer.MAX_VALUE);
  }

  static Stream<LogGrant> grants() {
    return Stream.of(
        new LogGrant(SECRET, 0, 1, 0),
        new LogGrant(SECRET, 41, 42, 7),
        new LogGrant(SECRET, Long.MAX_VALUE - 1, Long.MAX_VALUE, 0xFFFF_FFFFL),
        new LogGrant(new ResumeSecret("~".repeat(255)), 41, 1, 0));
  }

  @ParameterizedTest
  @MethodSource("grants")
  void aGrantRoundTrips(LogGrant log) {
    Grant grant =
        new Grant(
            new Token("t0k3n"),
            List.of(Extensions.LOG),
            ALICE,
            List.of(ALICE),
            Duration.ofSeconds(5),
            3819,
            Optional.of(new Rate(30, 5)),
            OptionalInt.of(8889),
            Optional.of(log));
    assertThat(PayloadCodec.decodeAdmission(PayloadCodec.encode(grant))).isEqualTo(grant);
  }

  @Test
  void withoutTheExtensionOrItsSecretThereIsNoLog() {
    assertThat(log("")).isEmpty();
    assertThat(log(",\"seq\":5,\"oldest\":1")).isEmpty();
    assertThat(log(",\"resume\":\"\"")).isEmpty();
    assertThat(log(",\"resume\":\"a b\"")).isEmpty();
    assertThat(log(",\"resume\":null")).isEmpty();
    String other = "{\"token\":\"t\",\"host\":\"alice\",\"keepalive_ms\":1,\"max_text\":1,%s}";
    for (String extensions : List.of("\"x\":0", "\"extensions\":[]", "\"extensions\":[\"LOG\"]")) {
      Bytes bytes = Bytes.utf8(other.formatted(extensions + ",\"resume\":\"r3sum3\""));
      assertThat(((Grant) PayloadCodec.decodeAdmission(bytes)).log()).isEmpty();
    }
  }

  @Test
  void numbersAreBroughtIntoTheirRange() {
    String secret = ",\"resume\":\"r3sum3\"";
    assertThat(log(secret)).contains(new LogGrant(SECRET, 0, 1, 0));
    assertThat(log(secret + ",\"seq\":-4,\"oldest\":-4,\"said\":-4"))
        .contains(new LogGrant(SECRET, 0, 1, 0));
    assertThat(log(secret + ",\"seq\":\"9\",\"oldest\":null,\"said\":[]"))
        .contains(new LogGrant(SECRET, 0, 1, 0));
    assertThat(log(secret + ",\"seq\":9,\"oldest\":99,\"said\":4294967296"))
        .contains(new LogGrant(SECRET, 9, 10, 0xFFFF_FFFFL));
    assertThat(log(secret + ",\"seq\":9223372036854775807,\"oldest\":9223372036854775807"))
        .contains(new LogGrant(SECRET, Long.MAX_VALUE - 1, Long.MAX_VALUE, 0));
  }
}
