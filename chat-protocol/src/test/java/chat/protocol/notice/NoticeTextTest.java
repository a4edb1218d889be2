package chat.protocol.notice;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.Utterance;
import chat.protocol.datagram.StampedText;
import chat.protocol.notice.Notice.Cause;
import chat.protocol.notice.Notice.Joined;
import chat.protocol.notice.Notice.Kicked;
import chat.protocol.notice.Notice.Left;
import chat.protocol.notice.Notice.Personal;
import chat.protocol.notice.Notice.RoomClosed;
import chat.protocol.notice.Notice.TimedOut;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTest {
  static Stream<Notice> notices() {
    Stream<Notice> aboutSomebody =
        Stream.of(
                "alice",
                "太郎",
                "x".repeat(255),
                " padded ",
                "bob joined.",
                "bob timed out.",
                "bob was sent away by the host.",
                "You left the room.",
                "x さんが退室しました。")
            .map(UserName::new)
            .flatMap(
                who ->
                    Stream.of(new Joined(who), new Left(who), new TimedOut(who), new Kicked(who)));
    return Stream.of(
            aboutSomebody,
            Arrays.stream(Cause.values()).map(RoomClosed::new),
            Arrays.stream(Personal.values()))
        .flatMap(notices -> notices);
  }

  @ParameterizedTest
  @MethodSource("notices")
  void everyNoticeIsUnderstoodInEachLanguage(Notice notice) {
    for (NoticeLanguage language : NoticeLanguage.values()) {
      String text = NoticeText.render(notice, language);
      assertThat(text).startsWith("[system] ").doesNotContain("\n");
      assertThat(Utf8.size(text)).isLessThan(4094);
      assertThat(NoticeText.parse(text)).contains(notice);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTwoNoticesSayTheSame(NoticeLanguage language) {
    Set<String> texts = new HashSet<>();
    assertThat(notices()).allMatch(notice -> texts.add(NoticeText.render(notice, language)));
  }

  @Test
  void saysItPlainly() {
    UserName alice = new UserName("alice");
    assertThat(NoticeText.render(new Joined(alice), NoticeLanguage.EN))
        .isEqualTo("[system] alice joined.");
    assertThat(NoticeText.render(new Left(alice), NoticeLanguage.JA))
        .isEqualTo("[system] alice さんが退室しました。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[system]",
        "[system] ",
        "[system] hello",
        "[system]  joined.",
        "[system] [x joined.",
        "[system] a:b left.",
        "[SYSTEM] alice left.",
        " [system] alice left.",
        "alice joined.",
        "[system] alice joined",
        "[system] The host left, so the room is closed. "
      })
  void anythingElseIsNone(String text) {
    assertThat(NoticeText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("notices")
  void nothingThatAMemberSaysIsANotice(Notice notice) {
    String posing = NoticeText.render(notice, NoticeLanguage.EN);
    StampedText.encode(new UserName("eve"), Utterance.of(posing + "\n" + posing)).stream()
        .flatMap(part -> part.body().asUtf8().lines())
        .forEach(line -> assertThat(NoticeText.parse(line)).isEmpty());
  }
}
