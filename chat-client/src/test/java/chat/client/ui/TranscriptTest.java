package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.Admitted;
import chat.client.fake.Settings;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.notice.Notice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private LocalDateTime now = LocalDateTime.of(2026, 11, 19, 23, 59);

  private Transcript transcript(Language language) {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    return new Transcript(
        Admitted.by(
            here,
            new EntryRequest(Way.JOIN, new RoomName("ops"), new UserName("al"), Optional.empty()),
            new BareToken(new Token("t"))),
        Settings.timed(() -> now),
        new Texts(language));
  }

  private static List<String> texts(List<Transcript.Entry> entries) {
    return entries.stream().map(entry -> entry.line().text()).toList();
  }

  @Test
  void theTimeStandsBeforeEachLineAndTheDayBetweenTwoDays() {
    Transcript transcript = transcript(Language.EN);
    assertThat(texts(transcript.said("bob: one\nbob: two")))
        .containsExactly("23:59 bob: one", "23:59 bob: two");
    now = now.plusMinutes(1);
    assertThat(texts(transcript.own("good morning")))
        .containsExactly("— Friday, 20 November 2026 —", "00:00 al: good morning");
    assertThat(texts(transcript.said("bob: you too"))).containsExactly("00:00 bob: you too");
    transcript.timed(false);
    now = now.plusDays(2);
    assertThat(texts(transcript.said("bob: still here"))).containsExactly("bob: still here");
  }

  @Test
  void theDayIsInTheLanguageOfTheTexts() {
    Transcript transcript = transcript(Language.JA);
    now = now.plusDays(1);
    assertThat(texts(transcript.notice(new Notice.Joined(new UserName("bob")))))
        .containsExactly("— 2026年11月20日(金曜日) —", "23:59 [system] bob さんが入室しました。");
  }

  @Test
  void onlyOthersMentionUs() {
    Transcript transcript = transcript(Language.EN);
    assertThat(transcript.said("bob: hi Al")).allMatch(Transcript.Entry::mention);
    assertThat(transcript.said("al: hi bob")).noneMatch(Transcript.Entry::mention);
    assertThat(transcript.said("al: hi al")).noneMatch(Transcript.Entry::mention);
    assertThat(transcript.own("I am al")).noneMatch(Transcript.Entry::mention);
    assertThat(transcript.said("bob: also")).noneMatch(Transcript.Entry::mention);
  }

  @Test
  void whatSomebodyDoesIsToldOfThem() {
    Transcript transcript = transcript(Language.EN);
    transcript.timed(false);
    assertThat(texts(transcript.said("bob: * waves"))).containsExactly("* bob waves");
    assertThat(texts(transcript.own("* waves back"))).containsExactly("* al waves back");
    assertThat(transcript.who().text())
        .isEqualTo("Spoke so far (this server does not tell who is here): al, bob");
  }
}
