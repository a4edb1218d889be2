package chat.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Refused;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishJsonTest {
  static Stream<Wish> wishes() {
    return Stream.of(
        new Wish.Kick(FrameSamples.ALICE),
        new Wish.Kick(FrameSamples.LONG),
        new Wish.Close(),
        new Wish.Whisper(FrameSamples.ALICE, "\"\\\n\u0000\u2028🎉"),
        new Wish.Unknown("dance"));
  }

  private static Wish wish(String json) {
    return WishJson.readWish(Bytes.utf8(json));
  }

  private static Reply reply(String json) {
    return WishJson.readReply(Bytes.utf8(json));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void everyWishArrives(Wish wish) {
    assertThat(WishJson.readWish(WishJson.write(wish))).isEqualTo(wish);
  }

  @Test
  void isWrittenPlainly() {
    assertThat(WishJson.write(new Wish.Kick(FrameSamples.ALICE)))
        .isEqualTo(Bytes.utf8("{\"do\":\"kick\",\"name\":\"alice\"}"));
    assertThat(WishJson.write(new Reply.Done())).isEqualTo(Bytes.utf8("{\"status\":0}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kick",
        "[]",
        "null",
        "{}",
        "{\"do\":null}",
        "{\"do\":\"\"}",
        "{\"do\":1}",
        "{\"do\":[\"kick\"]}",
        "{\"do\":\"kick\"}",
        "{\"do\":\"kick\",\"name\":1}",
        "{\"do\":\"kick\",\"name\":null}",
        "{\"do\":\"msg\",\"name\":\"bob\"}",
        "{\"do\":\"msg\",\"text\":\"x\"}",
        "{\"do\":\"msg\",\"name\":\"bob\",\"text\":\"\"}",
        "{\"do\":\"msg\",\"name\":\"bob\",\"text\":{}}",
        "{\"do\":\"close\",\"do\":\"close\"}",
        "{\"do\":\"close\"}x",
        "{\"do\":\"close\",\"x\":[[[[[[[[1]]]]]]]]}"
      })
  void whatIsNoWishIsRefused(String json) {
    Refused.with(Fault.MALFORMED, () -> wish(json));
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    Refused.with(Fault.BAD_USER_NAME, () -> wish("{\"do\":\"kick\",\"name\":\"a:b\"}"));
    Refused.with(
        Fault.BAD_USER_NAME, () -> wish("{\"do\":\"msg\",\"name\":\"\\ud800\",\"text\":\"x\"}"));
    Refused.with(Fault.NOT_UTF8, () -> WishJson.readWish(Bytes.hex("7b22646f223a22ff227d")));
  }

  @Test
  void halfACharacterIsReplaced() {
    assertThat(wish("{\"do\":\"msg\",\"name\":\"alice\",\"text\":\"a\\ud800b\"}"))
        .isEqualTo(new Wish.Whisper(FrameSamples.ALICE, "a\uFFFDb"));
    assertThat(WishJson.readWish(WishJson.write(new Wish.Whisper(FrameSamples.ALICE, "\udc00🎉"))))
        .isEqualTo(new Wish.Whisper(FrameSamples.ALICE, "\uFFFD🎉"));
    assertThat(wish("{\"do\":\"\\ud83c\"}")).isEqualTo(new Wish.Unknown("\uFFFD"));
  }

  @Test
  void whatIsNotKnownIsNotRefused() {
    assertThat(wish("{\"do\":\"KICK\",\"name\":1}")).isEqualTo(new Wish.Unknown("KICK"));
    assertThat(wish("{\"name\":7,\"x\":{},\"do\":\"close\"}")).isEqualTo(new Wish.Close());
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonToDeclineArrives(Reply.Why why) {
    Reply declined = new Reply.Declined(why, "だめです");
    assertThat(WishJson.readReply(WishJson.write(declined))).isEqualTo(declined);
    assertThat(Reply.Why.of(why.code())).isSameAs(why);
  }

  @Test
  void aReasonIsACourtesy() {
    Reply plain = new Reply.Declined(Reply.Why.NOT_HOST, "");
    assertThat(reply("{\"status\":2}")).isEqualTo(plain);
    assertThat(reply("{\"status\":2,\"reason\":null}")).isEqualTo(plain);
    assertThat(reply("{\"status\":2,\"reason\":\"%s\"}".formatted("x".repeat(1025))))
        .isEqualTo(plain);
    assertThat(reply("{\"status\":2,\"reason\":\"a\\u001b[2J\\nb\\u202e\"}"))
        .isEqualTo(new Reply.Declined(Reply.Why.NOT_HOST, "a[2J b"));
  }

  @Test
  void aStatusIsANumber() {
    assertThat(reply("{\"status\":0,\"reason\":\"x\"}")).isEqualTo(new Reply.Done());
    for (String status :
        new String[] {"7", "255", "256", "-1", "4294967296", "18446744073709551616"}) {
      assertThat(reply("{\"status\":%s}".formatted(status)))
          .isEqualTo(new Reply.Declined(Reply.Why.OTHER, ""));
    }
    for (String status : new String[] {"\"0\"", "null", "0.5", "true", "{}"}) {
      Refused.with(Fault.MALFORMED, () -> reply("{\"status\":%s}".formatted(status)));
    }
    Refused.with(Fault.MALFORMED, () -> reply("{}"));
  }
}
