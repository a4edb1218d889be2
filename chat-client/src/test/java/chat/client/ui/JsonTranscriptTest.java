package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.ServerAddress;
import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Failed;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.Missed;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.Said;
import chat.client.session.SessionEvent.TimedOut;
import chat.client.ui.ScriptTranscript.Line;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.notice.Notice;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTranscriptTest {
  private static final String START =
      "{\"time\":\"2026-11-20T01:02:03.004+00:00\",\"room\":\"部屋\",";
  private static final Texts TEXTS = new Texts(Language.EN);

  private final JsonTranscript transcript =
      new JsonTranscript(
          new RoomName("部屋"),
          () -> OffsetDateTime.parse("2026-11-20T01:02:03.004Z"),
          new PlainTranscript(TEXTS, new Sentences(TEXTS, new ServerAddress("127.0.0.1", 8888))));

  private List<String> json(SessionEvent event) {
    return transcript.lines(event).stream()
        .filter(line -> line.style() == Style.SAID)
        .map(Line::text)
        .toList();
  }

  private List<String> forPeople(SessionEvent event) {
    return transcript.lines(event).stream()
        .filter(line -> line.style() != Style.SAID)
        .map(Line::text)
        .toList();
  }

  @Test
  void eachMessageIsAnObject() {
    assertThat(json(new Said("アリス: こんにちは\nアリス: \"!\"\nbob: hi")))
        .containsExactly(
            START + "\"name\":\"アリス\",\"text\":\"こんにちは\\n\\\"!\\\"\"}",
            START + "\"name\":\"bob\",\"text\":\"hi\"}");
    assertThat(json(new Said("no stamp"))).containsExactly(START + "\"text\":\"no stamp\"}");
  }

  @Test
  void eachNoticeIsAnObjectAndNothingElse() {
    UserName bob = new UserName("bob");
    SessionEvent joined = new Noticed(new Notice.Joined(bob));
    assertThat(json(joined)).containsExactly(START + "\"notice\":\"joined\",\"name\":\"bob\"}");
    assertThat(forPeople(joined)).isEmpty();
    assertThat(json(new Noticed(new Notice.Left(bob))))
        .containsExactly(START + "\"notice\":\"left\",\"name\":\"bob\"}");
    assertThat(json(new Noticed(new Notice.TimedOut(bob))))
        .containsExactly(START + "\"notice\":\"timed-out\",\"name\":\"bob\"}");
    assertThat(json(new Noticed(Notice.Personal.TOO_FAST)))
        .containsExactly(START + "\"notice\":\"too-fast\"}");
    assertThat(json(new Said("[system] Tea is \u001bready.")))
        .containsExactly(START + "\"notice\":\"other\",\"text\":\"Tea is ready.\"}");
  }

  @Test
  void whatPeopleMustKnowIsToldTwice() {
    assertThat(json(new Missed(3))).containsExactly(START + "\"notice\":\"missed\",\"count\":3}");
    assertThat(forPeople(new Missed(3))).hasSize(1);
    assertThat(json(new Closed(Notice.Cause.HOST_LEFT)))
        .containsExactly(START + "\"notice\":\"closed-host-left\"}");
    assertThat(forPeople(new Closed(Notice.Cause.HOST_LEFT)))
        .containsExactly("The host left, so the room is closed.");
    assertThat(json(new Closed(Notice.Cause.HOST_TIMED_OUT)))
        .containsExactly(START + "\"notice\":\"closed-host-timed-out\"}");
    assertThat(json(new TimedOut())).containsExactly(START + "\"notice\":\"you-timed-out\"}");
    assertThat(json(new Lost(Loss.SILENT)))
        .containsExactly(START + "\"notice\":\"server-silent\"}");
    assertThat(json(new Lost(Loss.UNREACHABLE)))
        .containsExactly(START + "\"notice\":\"server-unreachable\"}");
    assertThat(json(new Failed(new IllegalStateException("x"))))
        .containsExactly(START + "\"notice\":\"internal-error\"}");
  }

  @Test
  void leavingIsNothingToTell() {
    assertThat(transcript.lines(new Left())).isEmpty();
  }
}
