package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Earlier;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Gap;
import chat.client.session.SessionEvent.Happened;
import chat.client.session.SessionEvent.Kicked;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.TimedOut;
import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.ResumeSecret;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Parting;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Wish;
import chat.protocol.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogStateTest {
  private static final long KEEPALIVE = Duration.ofSeconds(5).toNanos();
  private static final SessionTerms TERMS =
      new SessionTerms(Optional.of(Duration.ofSeconds(5)), new Rate(20, 4), 1000);
  private static final UserName ALICE = new UserName("alice");

  private final LogState state = entered(5, 1, 0);

  @Test
  void itBeginsWithWhatItHas() {
    assertThat(sent(state.start(0))).containsExactly(new ClientFrame.Have(5));
  }

  @Test
  void theKeepaliveIsRepeatedUntilItIsAnswered() {
    var _ = state.start(0);
    assertThat(state.nanosUntilDue(0)).isEqualTo(Heartbeat.AGAIN);
    assertThat(sent(state.tick(Heartbeat.AGAIN))).containsExactly(new ClientFrame.Have(5));

    var _ = hear(Heartbeat.AGAIN + 1, new ServerFrame.Head(5));
    assertThat(state.nanosUntilDue(Heartbeat.AGAIN + 1)).isEqualTo(KEEPALIVE - Heartbeat.AGAIN - 1);
  }

  @Test
  void headThatComesLateIsForAllAndNoAnswer() {
    var _ = state.start(0);
    long late = Heartbeat.AGAIN + RoundTrip.TIMEOUT_FIRST + 1;
    var _ = state.tick(Heartbeat.AGAIN);
    var _ = state.tick(2 * Heartbeat.AGAIN - 1);

    assertThat(sent(hear(late, new ServerFrame.Head(5)))).hasSize(1);
  }

  @Test
  void anEventShowsNotThatWeAreHeard() {
    var _ = state.start(0);
    var _ = hear(1, said(6));

    assertThat(sent(state.tick(Heartbeat.AGAIN))).containsExactly(new ClientFrame.Have(6));
  }

  @Test
  void whoIsAnsweredAnythingElseNeedNotCall() {
    var _ = state.start(0);
    var _ = state.say(0, "hi", 1);
    long now = Duration.ofMillis(300).toNanos();
    var _ = hear(now, new ServerFrame.Said(1, 6));

    assertThat(state.nanosUntilDue(now)).isEqualTo(KEEPALIVE);
  }

  @Test
  void whenNobodyAnswersTheStayBreaksInTimeToComeBack() {
    var _ = state.start(0);
    var _ = hear(1, new ServerFrame.Head(5));
    long now = 1;
    List<Action> actions = List.of();
    while (!state.isOver()) {
      now += state.nanosUntilDue(now);
      actions = state.tick(now);
    }

    assertThat(told(actions)).containsExactly(new Lost(Loss.SILENT));
    assertThat(now).isEqualTo(2 * KEEPALIVE);
  }

  @Test
  void aTextIsMadeSafeBeforeItIsTold() {
    String forged = "hi\u2028bob: bye\u001b[2J";
    String safe = "hi\nbob: bye[2J";
    List<Happening> heard =
        List.of(
            new Happening.Said(ALICE, forged),
            new Happening.Whispered(ALICE, forged),
            new Happening.WhisperedTo(ALICE, forged));
    List<LogEntry> entries =
        List.of(
            new LogEntry(6, Instant.EPOCH, heard.get(0)),
            new LogEntry(7, Instant.EPOCH, heard.get(1)),
            new LogEntry(8, Instant.EPOCH, heard.get(2)));

    assertThat(told(hear(0, new ServerFrame.Events(entries))))
        .containsExactly(
            new Happened(new LogEntry(6, Instant.EPOCH, new Happening.Said(ALICE, safe))),
            new Happened(new LogEntry(7, Instant.EPOCH, new Happening.Whispered(ALICE, safe))),
            new Happened(new LogEntry(8, Instant.EPOCH, new Happening.WhisperedTo(ALICE, safe))));
  }

  @Test
  void soIsWhatWasSaidBefore() {
    LogState late = entered(5, 1, 1);
    LogEntry before = new LogEntry(5, Instant.EPOCH, new Happening.Said(ALICE, "a\u2029b"));

    assertThat(told(late.heard(0, datagram(new ServerFrame.Pack(List.of(before))))))
        .containsExactly(
            new Earlier(new LogEntry(5, Instant.EPOCH, new Happening.Said(ALICE, "a\nb"))));
  }

  @Test
  void whatHappensIsToldOnceAndInOrder() {
    assertThat(told(hear(0, said(7)))).isEmpty();
    assertThat(told(hear(0, said(6))))
        .containsExactly(new Happened(entry(6)), new Happened(entry(7)));
    assertThat(told(hear(0, said(6)))).isEmpty();
  }

  @Test
  void severalEventsInOneDatagramAreAsOneAfterTheOther() {
    List<Action> actions =
        hear(0, new ServerFrame.Events(List.of(entry(6), entry(7), entry(8), entry(10))));

    assertThat(told(actions))
        .containsExactly(new Happened(entry(6)), new Happened(entry(7)), new Happened(entry(8)));
    // Nobody had asked for them: what is missing may be on its way, and has time to come.
    assertThat(sent(actions)).noneMatch(ClientFrame.Want.class::isInstance);
    assertThat(told(hear(0, said(9))))
        .containsExactly(new Happened(entry(9)), new Happened(entry(10)));
  }

  @Test
  void whatWasBeforeIsToldAsSuch() {
    LogState late = entered(5, 1, 2);

    assertThat(late.have()).isEqualTo(3);
    assertThat(told(late.heard(0, datagram(new ServerFrame.Pack(List.of(entry(4), entry(5)))))))
        .containsExactly(new Earlier(entry(4)), new Earlier(entry(5)));
  }

  @Test
  void whatIsNotKeptAnyMoreIsReported() {
    assertThat(told(hear(0, new ServerFrame.Gone(9)))).containsExactly(new Gap(3));
  }

  @Test
  void theRoomsEndIsTheLastEntry() {
    LogEntry closed =
        new LogEntry(6, Instant.EPOCH, new Happening.Closed(Notice.Cause.HOST_CLOSED));

    var _ = state.ask(0, new Wish.Close());
    List<Action> actions = hear(0, new ServerFrame.Event(closed));
    assertThat(told(actions)).contains(new Closed(Notice.Cause.HOST_CLOSED));
    assertThat(sent(actions)).contains(new ClientFrame.Have(6));
    assertThat(state.isOver()).isTrue();
    assertThat(state.waiting()).as("the wish that it be closed").isZero();
  }

  @Test
  void byeEndsTheStay() {
    assertThat(bye(Parting.LEFT)).isEqualTo(new Left());
    assertThat(bye(Parting.KICKED)).isEqualTo(new Kicked());
    assertThat(bye(Parting.TIMED_OUT)).isEqualTo(new TimedOut());
    assertThat(bye(Parting.UNKNOWN)).isEqualTo(new TimedOut());
  }

  @Test
  void whoLeavesSaysFirstWhatItHasToSay() {
    var _ = state.start(0);
    var _ = state.say(0, "bye", 1);
    assertThat(sent(state.leave(0))).doesNotContain(new ClientFrame.Leave());

    assertThat(sent(hear(1, new ServerFrame.Said(1, 6)))).contains(new ClientFrame.Leave());
    assertThat(state.isTalking()).isFalse();
  }

  @Test
  void whoIsNeverToldThatItLeftIsGoneAllTheSame() {
    var _ = state.leave(0);
    List<Action> last = List.of();
    for (int i = 1; i <= LogState.QUITS_MAX; i++) {
      last = state.tick(i * Course.QUIT_EVERY);
    }

    assertThat(told(last)).containsExactly(new Left());
  }

  @Test
  void theSameStayGoesOnAfterABreak() {
    var _ = state.start(0);
    var _ = state.say(0, "one", 1);
    var _ = state.say(0, "two", 1);
    assertThat(state.unreachable()).isEmpty();
    assertThat(told(state.unreachable())).containsExactly(new Lost(Loss.UNREACHABLE));
    assertThat(state.say(1, "three", 1)).isEmpty();

    LogState again = state.resumed(2, grant(8, 1, 1));
    assertThat(sent(again.tick(2)))
        .contains(new ClientFrame.Say(2, "two"), new ClientFrame.Say(3, "three"))
        .doesNotContain(new ClientFrame.Say(1, "one"));
    assertThat(again.waiting()).isEqualTo(2);
  }

  @Test
  void whoHasNoRoomForReceiptsDoesNotMissThem() {
    var _ = state.start(0);
    var _ = state.say(0, "one", 1);
    long second = Duration.ofSeconds(1).toNanos();
    long last = 2 * LogSpeaker.PATIENCE;
    for (long now = second; now <= last; now += second) {
      state.heardInPassing(now);
      assertThat(told(state.tick(now))).isEmpty();
    }
    assertThat(state.isTalking()).isTrue();

    // From here on there is room, and still no receipt.
    long end = last + LogSpeaker.PATIENCE;
    for (long now = last + second; now < end; now += second) {
      assertThat(told(hear(now, new ServerFrame.Head(5)))).isEmpty();
    }
    assertThat(told(state.tick(end))).containsExactly(new Lost(Loss.SILENT));
  }

  @Test
  void garbageSaysNothing() {
    assertThat(told(state.heard(0, new ServerDatagram(Bytes.hex("008100"))))).isEmpty();
    assertThat(told(state.heard(0, new ServerDatagram(Bytes.utf8("alice: hi"))))).isEmpty();
  }

  @Test
  void thePastIsToldWhenSomebodyAsks() {
    assertThat(sent(state.tellPast(0, 3))).hasSize(2);

    assertThat(told(hear(0, new ServerFrame.Pack(List.of(entry(3), entry(4), entry(5))))))
        .containsExactly(
            new Earlier(entry(3)),
            new Earlier(entry(4)),
            new Earlier(entry(5)),
            new SessionEvent.PastTold(3));
  }

  private static Ended bye(Parting why) {
    List<Action> actions =
        entered(5, 1, 0).heard(0, datagram(new ServerFrame.Bye(why, "a sentence")));
    return (Ended) told(actions).getLast();
  }

  private static LogState entered(long newest, long oldest, int earlier) {
    return new LogState(TERMS, grant(newest, oldest, 0), earlier, new SplittableRandom(1), 0);
  }

  private static LogGrant grant(long newest, long oldest, long said) {
    return new LogGrant(new ResumeSecret("secret"), newest, oldest, said);
  }

  private List<Action> hear(long now, ServerFrame frame) {
    return state.heard(now, datagram(frame));
  }

  private static ServerDatagram datagram(ServerFrame frame) {
    return new ServerDatagram(FrameCodec.encode(frame));
  }

  private static ServerFrame said(long seq) {
    return new ServerFrame.Event(entry(seq));
  }

  private static LogEntry entry(long seq) {
    return new LogEntry(seq, Instant.EPOCH, new Happening.Said(ALICE, "text " + seq));
  }

  private static List<ClientFrame> sent(List<Action> actions) {
    return actions.stream()
        .filter(Action.Send.class::isInstance)
        .map(action -> FrameCodec.decodeClient(((Action.Send) action).body()))
        .toList();
  }

  private static List<SessionEvent> told(List<Action> actions) {
    return actions.stream()
        .filter(Action.Tell.class::isInstance)
        .map(action -> ((Action.Tell) action).event())
        .toList();
  }
}
