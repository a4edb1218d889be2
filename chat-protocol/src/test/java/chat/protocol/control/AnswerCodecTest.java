package chat.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.Refused;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCodecTest {
  private static final Token TOKEN = new Token("t0ken");
  private static final UserName ALICE = new UserName("alice");
  private static final String GRANT =
      "{\"token\":\"t0ken\",\"host\":\"alice\",\"keepalive_ms\":5000,\"max_text\":4000%s}";

  private static ControlPayload.Admission admission(String text) {
    return PayloadCodec.decodeAdmission(Bytes.utf8(text));
  }

  private static Grant grant(String more) {
    return (Grant) admission(GRANT.formatted(more));
  }

  @Test
  void aStatusIsAByteAndAReason() {
    Status full = new Status(StatusCode.Known.FULL, "満員です");
    assertThat(PayloadCodec.encode(full)).isEqualTo(Bytes.hex("07").plus(Bytes.utf8("満員です")));
    assertThat(PayloadCodec.decodeStatus(PayloadCodec.encode(full))).isEqualTo(full);
    assertThat(PayloadCodec.decodeStatus(Bytes.hex("00")))
        .isEqualTo(new Status(StatusCode.Known.OK, ""));
    assertThat(PayloadCodec.decodeStatus(Bytes.hex("c8")).code().code()).isEqualTo(200);
    Refused.with(Fault.MALFORMED, () -> PayloadCodec.decodeStatus(Bytes.EMPTY));
  }

  @Test
  void aReasonIsShortenedBetweenCharacters() {
    Bytes bytes = PayloadCodec.encode(new Status(StatusCode.Known.FULL, "x" + "🎉".repeat(300)));
    assertThat(bytes.size()).isEqualTo(1 + 1 + 4 * 255);
    assertThat(PayloadCodec.decodeStatus(bytes).reason()).isEqualTo("x" + "🎉".repeat(255));
  }

  @Test
  void aReasonIsACourtesy() {
    assertThat(PayloadCodec.decodeStatus(Bytes.hex("01ff")).reason()).isEmpty();
    assertThat(PayloadCodec.decodeStatus(Bytes.utf8("\u0001" + "x".repeat(1025))).reason())
        .isEmpty();
    assertThat(PayloadCodec.decodeStatus(Bytes.utf8("\u0001a\u001B[2J\nb")).reason())
        .isEqualTo("a[2J b");
  }

  @Test
  void aTokenTravelsBare() {
    assertThat(PayloadCodec.encode(new BareToken(TOKEN))).isEqualTo(Bytes.utf8("t0ken"));
    assertThat(admission("t0ken")).isEqualTo(new BareToken(TOKEN));
    Refused.with(Fault.BAD_TOKEN, () -> admission(""));
    Refused.with(Fault.BAD_TOKEN, () -> admission("two words"));
    Refused.with(Fault.BAD_TOKEN, () -> admission("x".repeat(256)));
  }

  @Test
  void aGrantRoundTrips() {
    Grant full =
        new Grant(
            TOKEN,
            List.of("log"),
            ALICE,
            List.of(ALICE, new UserName("太郎 🎉")),
            Duration.ofMillis(5000),
            4034,
            Optional.of(new Rate(30, 5)),
            OptionalInt.of(8889));
    assertThat(PayloadCodec.decodeAdmission(PayloadCodec.encode(full))).isEqualTo(full);
    Grant bare =
        new Grant(
            TOKEN,
            List.of(),
            ALICE,
            List.of(),
            Duration.ofMillis(1),
            1,
            Optional.empty(),
            OptionalInt.empty());
    assertThat(PayloadCodec.decodeAdmission(PayloadCodec.encode(bare))).isEqualTo(bare);
    assertThat(PayloadCodec.encode(bare))
        .isEqualTo(
            Bytes.utf8(
                "{\"token\":\"t0ken\",\"extensions\":[],\"host\":\"alice\",\"members\":[],"
                    + "\"keepalive_ms\":1,\"max_text\":1}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token\":\"t0ken\"}",
        "{\"state\":2,\"status\":\"success\",\"token\":\"t0ken\",\"message\":\"ok\"}",
        "{\"token\":\"t0ken\",\"host\":\"alice\"}",
        "{\"token\":\"t0ken\",\"host\":\"[x\",\"keepalive_ms\":5000,\"max_text\":4000}",
        "{\"token\":\"t0ken\",\"host\":\"alice\",\"keepalive_ms\":0,\"max_text\":4000}",
        "{\"token\":\"t0ken\",\"host\":\"alice\",\"keepalive_ms\":5000,\"max_text\":-1}",
        "{\"token\":\"t0ken\",\"host\":\"alice\",\"keepalive_ms\":\"soon\",\"max_text\":1}"
      })
  void anObjectThatIsNoGrantStillHasItsToken(String text) {
    assertThat(admission(text)).isEqualTo(new BareToken(TOKEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"token\":null}", "{\"token\":7}", "{\"token\":\"t\"", "{\"t\":1}x"})
  void anObjectWithoutATokenIsMalformed(String text) {
    Refused.with(Fault.MALFORMED, () -> admission(text));
  }

  @Test
  void anObjectWithAnImpossibleTokenIsRefused() {
    Refused.with(Fault.BAD_TOKEN, () -> admission("{\"token\":\"\"}"));
    Refused.with(Fault.BAD_TOKEN, () -> admission("{\"token\":\"日本\"}"));
  }

  @Test
  void whatAGrantAddsIsReadLeniently() {
    assertThat(grant("").rate()).isEmpty();
    assertThat(grant("").extensions()).isEmpty();
    assertThat(grant(",\"rate\":{\"burst\":0,\"per_second\":5}").rate()).isEmpty();
    assertThat(grant(",\"rate\":\"fast\"").rate()).isEmpty();
    assertThat(grant(",\"rate\":{\"burst\":3,\"per_second\":0.5}").rate())
        .contains(new Rate(3, 0.5));
    assertThat(grant(",\"members\":[\"alice\",\"[x\",7,\"bob\"]").members())
        .containsExactly(ALICE, new UserName("bob"));
    assertThat(grant(",\"udp_port\":9").udpPort()).hasValue(9);
    Refused.with(Fault.MALFORMED, () -> grant(",\"udp_port\":70000"));
  }

  @Test
  void noNumberOfAGrantIsLargerThanItCanBe() {
    Grant grant =
        (Grant)
            admission(
                "{\"token\":\"t0ken\",\"host\":\"alice\",\"keepalive_ms\":9223372036854775807,"
                    + "\"max_text\":99999}");
    assertThat(grant.maxText()).isEqualTo(4096);
    assertThat(grant.keepalive()).isEqualTo(Duration.ofHours(1));
    // 2^64 + 1, which is not to be taken for one millisecond
    Grant larger =
        (Grant)
            admission(
                "{\"token\":\"t0ken\",\"host\":\"alice\",\"keepalive_ms\":18446744073709551617,"
                    + "\"max_text\":4000}");
    assertThat(larger.keepalive()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theLargestGrantFitsAnAnswer() {
    UserName widest = new UserName("🎉".repeat(63));
    Grant grant =
        new Grant(
            new Token("x".repeat(255)),
            List.of(),
            widest,
            Collections.nCopies(1000, widest),
            Duration.ofSeconds(5),
            4000,
            Optional.empty(),
            OptionalInt.empty());
    Bytes bytes = PayloadCodec.encode(grant);
    assertThat(bytes.size()).isLessThan(ProtocolLimits.RESPONSE_PAYLOAD_MAX);
    assertThat(PayloadCodec.decodeAdmission(bytes)).isEqualTo(grant);
  }
}
