package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.Said;
import chat.client.session.SessionEvent.TimedOut;
import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.UserName;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeLanguage;
import chat.protocol.notice.NoticeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainStateTest {
  private static final Rate FAST = new Rate(1000, 1000);
  private static final SessionTerms GRANTED =
      new SessionTerms(Optional.of(Duration.ofSeconds(5)), FAST, 4000);
  private static final SessionTerms BARE = new SessionTerms(Optional.empty(), FAST, 4000);
  private static final ServerDatagram ECHO = new ServerDatagram(Bytes.EMPTY);

  /** A clock near the end of its range: only differences of times mean anything. */
  private static final long START = Long.MAX_VALUE - Duration.ofSeconds(7).toNanos();

  private static long at(long millis) {
    return START + Duration.ofMillis(millis).toNanos();
  }

  private static PlainState state(SessionTerms terms) {
    return PlainStay.begun(terms, START);
  }

  private static Action send(String text) {
    return new Action.Send(Bytes.utf8(text));
  }

  private static Action tell(SessionEvent event) {
    return new Action.Tell(event);
  }

  private static ServerDatagram datagram(String text) {
    return new ServerDatagram(Bytes.utf8(text));
  }

  private static ServerDatagram datagram(Notice notice) {
    return datagram(NoticeText.render(notice, NoticeLanguage.EN));
  }

  @Test
  void startsWithAnEmptyHello() {
    assertThat(state(BARE).start(START)).containsExactly(send(""));
  }

  @Test
  void sendsAKeepaliveWheneverItIsDue() {
    PlainState state = state(GRANTED);
    assertThat(state.nanosUntilDue(START)).isEqualTo(Duration.ofSeconds(5).toNanos());
    assertThat(state.tick(at(4999))).isEmpty();
    assertThat(state.tick(at(5000))).containsExactly(send(""));
    assertThat(state.tick(at(5001))).isEmpty();
    state.heard(at(5001), ECHO);
    assertThat(state.nanosUntilDue(at(7000))).isEqualTo(Duration.ofSeconds(3).toNanos());
    assertThat(state.tick(at(10_000))).containsExactly(send(""));
  }

  @Test
  void sendsNoKeepaliveWithoutAGrantAndNeverCountsTheSilence() {
    PlainState state = state(BARE);
    for (long second = 1; second < 3600; second++) {
      assertThat(state.tick(at(second * 1000))).isEmpty();
    }
    assertThat(state.isOver()).isFalse();
  }

  @Test
  void isLostAfterThreeKeepalivesWithoutAnAnswer() {
    PlainState state = state(GRANTED);
    state.heard(at(2000), ECHO);
    state.tick(at(5000));
    state.tick(at(10_000));
    state.tick(at(15_000));
    assertThat(state.tick(at(16_999))).isEmpty();
    assertThat(state.nanosUntilDue(at(16_999))).isEqualTo(Duration.ofMillis(1).toNanos());
    assertThat(state.tick(at(17_000))).containsExactly(tell(new Lost(Loss.SILENT)));
    assertThat(state.isOver()).isTrue();
    assertThat(state.tick(at(20_000))).isEmpty();
  }

  @Test
  void anythingHeardPutsTheLossOff() {
    PlainState state = state(GRANTED);
    for (long second = 1; second < 120; second += 14) {
      state.heard(at(second * 1000), datagram("bob: hi"));
      assertThat(state.tick(at((second + 13) * 1000))).doesNotContain(tell(new Lost(Loss.SILENT)));
    }
  }

  @Test
  void isLostWhenTwoDatagramsInARowGoNowhere() {
    PlainState state = state(BARE);
    assertThat(state.unreachable()).isEmpty();
    assertThat(state.unreachable()).containsExactly(tell(new Lost(Loss.UNREACHABLE)));
    assertThat(state.unreachable()).isEmpty();
  }

  @Test
  void isNotLostWhenSomethingWasHeardInBetween() {
    PlainState state = state(BARE);
    assertThat(state.unreachable()).isEmpty();
    state.heard(at(1), ECHO);
    assertThat(state.unreachable()).isEmpty();
    assertThat(state.isOver()).isFalse();
  }

  @Test
  void tellsWhatIsSaidAndNoticed() {
    PlainState state = state(GRANTED);
    Notice joined = new Notice.Joined(new UserName("ボブ"));
    assertThat(state.heard(at(1), datagram("bob: hi"))).containsExactly(tell(new Said("bob: hi")));
    assertThat(state.heard(at(2), datagram(joined))).containsExactly(tell(new Noticed(joined)));
    assertThat(state.heard(at(3), datagram(Notice.Personal.TOO_FAST)))
        .containsExactly(tell(new Noticed(Notice.Personal.TOO_FAST)));
    assertThat(state.heard(at(4), datagram("[system] Welcome.")))
        .containsExactly(tell(new Said("[system] Welcome.")));
    assertThat(state.heard(at(5), ECHO)).isEmpty();
  }

  @Test
  void aTextIsMadeSafeBeforeItIsTold() {
    PlainState state = state(GRANTED);
    assertThat(state.heard(at(1), datagram("bob: hi\u2028alice: bye\u001b[2J")))
        .containsExactly(tell(new Said("bob: hi\nalice: bye[2J")));
  }

  @Test
  void showsWhatIsNoUtf8AsFarAsItIsText() {
    assertThat(
            state(BARE).heard(at(1), new ServerDatagram(Bytes.utf8("bob: ").plus(Bytes.hex("ff")))))
        .containsExactly(tell(new Said("bob: \uFFFD")));
  }

  @ParameterizedTest
  @EnumSource(Notice.Cause.class)
  void endsWhenTheRoomIsClosed(Notice.Cause cause) {
    PlainState state = state(GRANTED);
    assertThat(state.heard(at(1), datagram(new Notice.RoomClosed(cause))))
        .containsExactly(tell(new Closed(cause)));
    assertThat(state.isOver()).isTrue();
    assertThat(state.heard(at(2), datagram("bob: hi"))).isEmpty();
  }

  @Test
  void endsWhenTheServerCountsUsOut() {
    assertThat(state(GRANTED).heard(at(1), datagram(Notice.Personal.YOU_TIMED_OUT)))
        .containsExactly(tell(new TimedOut()));
  }

  @Test
  void asksToLeaveUntilItIsHeard() {
    PlainState state = state(GRANTED);
    assertThat(state.leave(at(0))).containsExactly(send(""), send("/quit"));
    assertThat(state.tick(at(199))).isEmpty();
    assertThat(state.nanosUntilDue(at(150))).isEqualTo(Duration.ofMillis(50).toNanos());
    assertThat(state.tick(at(200))).containsExactly(send("/quit"));
    assertThat(state.leave(at(210))).isEmpty();
    assertThat(state.heard(at(250), datagram(Notice.Personal.YOU_LEFT)))
        .containsExactly(tell(new Left()));
    assertThat(state.tick(at(400))).isEmpty();
  }

  @Test
  void asksFiveTimesToLeaveAndThenGoes() {
    PlainState state = state(GRANTED);
    List<Action> actions = new ArrayList<>(state.leave(at(0)));
    state.heard(at(1), ECHO);
    for (long millis = 1; millis <= 2000; millis++) {
      actions.addAll(state.tick(at(millis)));
    }
    assertThat(actions)
        .containsExactly(
            send(""),
            send("/quit"),
            send("/quit"),
            send("/quit"),
            send("/quit"),
            send("/quit"),
            tell(new Left()));
  }

  @Test
  void hasNotLeftAServerThatIsSilentNow() {
    PlainState state = state(GRANTED);
    state.heard(at(0), ECHO);
    List<Action> actions = new ArrayList<>(state.say(at(1), "deploy done", 1));
    actions.addAll(state.leave(at(2)));
    for (long millis = 3; millis <= 2000; millis++) {
      actions.addAll(state.tick(at(millis)));
    }
    assertThat(actions).last().isEqualTo(tell(new Lost(Loss.SILENT)));
  }

  @Test
  void paysForALongTextWhatTheServerAsks() {
    PlainState state =
        PlainStay.begun(new SessionTerms(Optional.empty(), new Rate(10, 2), 4000), 0);
    assertThat(state.say(0, "long", 8)).containsExactly(send("long"));
    assertThat(state.say(0, "longer", 4)).isEmpty();
    assertThat(state.nanosUntilDue(0)).isEqualTo(Duration.ofSeconds(1).toNanos());
    assertThat(state.tick(Duration.ofSeconds(1).toNanos())).containsExactly(send("longer"));
  }

  @Test
  void sendsAgainWhatFoundNoNetwork() {
    PlainState state = state(GRANTED);
    state.say(at(0), "one", 1);
    assertThat(state.unsent(at(0), Bytes.utf8("one"))).isEmpty();
    assertThat(state.say(at(1), "two", 1)).isEmpty();
    assertThat(state.nanosUntilDue(at(1))).isEqualTo(Duration.ofMillis(499).toNanos());
    assertThat(state.tick(at(500))).containsExactly(send("one"), send("two"));
    assertThat(state.isTalking()).isTrue();
  }

  @Test
  void keepsTheOrderOfWhatFoundNoNetwork() {
    PlainState state = state(GRANTED);
    state.say(at(0), "one", 1);
    state.unsent(at(0), Bytes.utf8("one"));
    List.of("two", "three").forEach(text -> state.say(at(1), text, 1));
    assertThat(state.tick(at(500))).containsExactly(send("one"), send("two"), send("three"));
    List.of("one", "two", "three").forEach(text -> state.unsent(at(500), Bytes.utf8(text)));
    state.say(at(501), "four", 1);
    assertThat(state.tick(at(1000)))
        .containsExactly(send("one"), send("two"), send("three"), send("four"));
  }

  @Test
  void doesNotRepeatAKeepaliveThatFoundNoNetwork() {
    PlainState state = state(GRANTED);
    state.unsent(at(0), Bytes.EMPTY);
    assertThat(state.waiting()).isZero();
  }

  @Test
  void hasNotLeftAServerThatNeverSaidAWord() {
    PlainState state = state(GRANTED);
    List<Action> actions = new ArrayList<>(state.leave(at(0)));
    for (long millis = 1; millis <= 2000; millis++) {
      actions.addAll(state.tick(at(millis)));
    }
    assertThat(actions).last().isEqualTo(tell(new Lost(Loss.SILENT)));
  }

  @Test
  void asksOnceToLeaveWithoutAGrant() {
    assertThat(state(BARE).leave(at(0))).containsExactly(send("/quit"), tell(new Left()));
  }

  @Test
  void leavesOnlyWhenEverythingWasSaid() {
    PlainState state = PlainStay.begun(new SessionTerms(Optional.empty(), new Rate(1, 2), 9), 0);
    assertThat(state.say(0, "one", 1)).containsExactly(send("one"));
    assertThat(state.say(0, "two", 1)).isEmpty();
    assertThat(state.leave(0)).isEmpty();
    assertThat(state.isTalking()).isFalse();
    assertThat(state.isOver()).isFalse();
    assertThat(state.waiting()).isEqualTo(1);
    long later = Duration.ofMillis(500).toNanos();
    assertThat(state.nanosUntilDue(0)).isEqualTo(later);
    assertThat(state.tick(later)).containsExactly(send("two"), send("/quit"), tell(new Left()));
  }

  @Test
  void knowsWhatWasNotSentWhenItEnds() {
    SessionTerms slow = new SessionTerms(Optional.empty(), new Rate(1, 2), 9);
    PlainState state = PlainStay.begun(slow, 0);
    List.of("one", "two", "three").forEach(text -> state.say(0, text, 1));
    assertThat(state.heard(0, datagram(new Notice.RoomClosed(Notice.Cause.HOST_LEFT))))
        .containsExactly(tell(new Closed(Notice.Cause.HOST_LEFT)));
    assertThat(state.tick(Duration.ofHours(1).toNanos())).isEmpty();
    assertThat(state.takeUnsaid()).isEqualTo(new Unsaid(List.of(), List.of("two", "three")));
    assertThat(state.takeUnsaid()).isEqualTo(new Unsaid(List.of(), List.of()));
  }

  @Test
  void knowsWhatTheServerMayNotHaveHeard() {
    PlainState state = state(GRANTED);
    state.say(at(0), "heard", 1);
    state.say(at(500), "perhaps", 1);
    state.heard(at(1000), ECHO);
    state.say(at(2000), "hardly", 1);
    assertThat(state.takeUnsaid()).as("all is well so far").isEqualTo(Unsaid.NOTHING);

    long now = at(2000);
    while (!state.isOver()) {
      now += Math.max(1, state.nanosUntilDue(now));
      state.tick(now);
    }

    assertThat(state.takeUnsaid()).isEqualTo(new Unsaid(List.of("perhaps", "hardly"), List.of()));
    assertThat(state.takeUnsaid()).as("once").isEqualTo(Unsaid.NOTHING);
  }

  @Test
  void whoIsCountedOutWasNotHeardFromWhatHeSaidLast() {
    PlainState state = state(GRANTED);
    state.say(at(0), "heard", 1);
    state.heard(at(1000), ECHO);
    state.say(at(2000), "hardly", 1);
    state.heard(at(10_000), datagram(Notice.Personal.YOU_TIMED_OUT));

    assertThat(state.takeUnsaid()).isEqualTo(new Unsaid(List.of("hardly"), List.of()));
  }

  @Test
  void whatFoundNoNetworkIsNotSentAndNotInDoubt() {
    PlainState state = state(GRANTED);
    state.say(at(0), "one", 1);
    state.unsent(at(0), Bytes.utf8("one"));
    state.unreachable();
    assertThat(state.unreachable()).isNotEmpty();

    assertThat(state.takeUnsaid()).isEqualTo(new Unsaid(List.of(), List.of("one")));
  }

  @Test
  void withoutAGrantOnlyWhatWasSaidJustNowIsInDoubt() {
    PlainState state = PlainStay.begun(new SessionTerms(Optional.empty(), new Rate(9, 2), 9), 0);
    state.say(0, "long ago", 1);
    state.say(Duration.ofSeconds(20).toNanos(), "just now", 1);
    state.unreachable();
    assertThat(state.unreachable()).isNotEmpty();

    assertThat(state.takeUnsaid()).isEqualTo(new Unsaid(List.of("just now"), List.of()));
  }

  @Test
  void knowsThatTheLastWordFoundNoNetwork() {
    SessionTerms slow = new SessionTerms(Optional.empty(), new Rate(1, 2), 9);
    PlainState state = PlainStay.begun(slow, 0);
    List.of("one", "two").forEach(text -> state.say(0, text, 1));
    assertThat(state.leave(0)).isEmpty();
    long later = Duration.ofMillis(500).toNanos();
    assertThat(state.tick(later)).containsExactly(send("two"), send("/quit"), tell(new Left()));
    state.unsent(later, Bytes.utf8("two"));
    state.unsent(later, Bytes.utf8("/quit"));
    assertThat(state.takeUnsaid().unsent()).containsExactly("two");
  }

  @Test
  void leavesAtOnceWithoutWhatWaits() {
    PlainState state = PlainStay.begun(new SessionTerms(Optional.empty(), new Rate(1, 2), 9), 0);
    state.say(0, "one", 1);
    state.say(0, "two", 1);
    assertThat(state.leaveAtOnce(0)).containsExactly(send("/quit"), tell(new Left()));
  }

  @Test
  void abandonsWithoutAWord() {
    PlainState state = state(GRANTED);
    assertThat(state.abandon()).containsExactly(tell(new Left()));
    assertThat(state.abandon()).isEmpty();
    assertThat(state.leave(at(1))).isEmpty();
  }

  @Test
  void isFullWhenTooMuchWaits() {
    PlainState state = PlainStay.begun(new SessionTerms(Optional.empty(), new Rate(1, 1), 9), 0);
    state.say(0, "now", 1);
    for (int i = 0; i < PlainState.QUEUE_MAX; i++) {
      assertThat(state.isFull()).isFalse();
      state.say(0, "later", 1);
    }
    assertThat(state.isFull()).isTrue();
    state.tick(Duration.ofSeconds(1).toNanos());
    assertThat(state.isFull()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 50, 333})
  void keepsUnderTheRateHoweverItIsTicked(long stepMillis) {
    PlainState state = state(new SessionTerms(Optional.empty(), new Rate(20, 4), 4000));
    int sent = 0;
    int said = 0;
    for (long millis = 0; millis <= 60_000; millis += stepMillis) {
      while (said < 500 && !state.isFull()) {
        sent += state.say(at(millis), "line " + said++, 1).size();
      }
      sent += state.tick(at(millis)).size();
      assertThat(sent).isLessThanOrEqualTo((int) (20 + 4 * millis / 1000.0));
    }
    assertThat(sent).isBetween(20 + 4 * 59, 20 + 4 * 60);
  }
}
