package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.Admitted;
import chat.client.session.EntryRequest.Way;
import chat.client.session.SessionEvent.Said;
import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.datagram.ServerDatagram;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {
  private static final EntryRequest REQUEST =
      new EntryRequest(Way.JOIN, new RoomName("tea"), new UserName("alice"), Optional.empty());
  private static final InetSocketAddress SERVER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
  private static final Token TOKEN = new Token("0123456789");
  private static final Entered ENTERED = Admitted.by(SERVER, REQUEST, new BareToken(TOKEN));

  /** A clock near the end of its range: only differences of times mean anything. */
  private static final long START = Long.MAX_VALUE - 1;

  private final OwnWords own = OwnWords.of(ENTERED).orElseThrow();

  @Test
  void sendsWhatIsSaidAsItIsWhileNothingIsKnown() {
    assertThat(own.worded(START, "one")).isEqualTo("one");
    assertThat(own.isEcho(START, "bob: two")).isFalse();
    assertThat(own.worded(START, "two")).isEqualTo("two");
  }

  @Test
  void putsTheNameInFrontOnceItsOwnTextCameBackBare() {
    assertThat(own.worded(START, "one")).isEqualTo("one");
    assertThat(own.isEcho(START + 1, "one")).isTrue();
    assertThat(own.worded(START + 2, "two\nlines")).isEqualTo("alice: two\nalice: lines");
    assertThat(own.isEcho(START + 3, "alice: two\nalice: lines")).isTrue();
    assertThat(own.isEcho(START + 4, "alice: two\nalice: lines")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice: one", "[alice]: one"})
  void leavesTheNameToAServerThatStampsWhatComesBack(String echo) {
    assertThat(own.worded(START, "one")).isEqualTo("one");
    assertThat(own.isEcho(START, echo)).isTrue();
    assertThat(own.worded(START, "two")).isEqualTo("two");
  }

  /** A server that stamps sends just this when bob says hi. */
  @Test
  void takesNothingForItsOwnThatAnotherMayHaveSaid() {
    assertThat(own.worded(START, "bob: hi")).isEqualTo("bob: hi");
    assertThat(own.isEcho(START + 1, "bob: hi")).isFalse();
    assertThat(own.worded(START + 2, "two")).isEqualTo("two");
    assertThat(own.isEcho(START + 3, "alice: bob: hi")).isTrue();
  }

  @Test
  void forgetsWhatWasSaidLongAgo() {
    assertThat(own.worded(START, "one")).isEqualTo("one");
    assertThat(own.isEcho(START + OwnWords.ECHO_WITHIN + 1, "one")).isFalse();
    for (int i = 0; i <= OwnWords.KEPT_MAX; i++) {
      assertThat(own.worded(START, "word " + i)).isNotEmpty();
    }
    assertThat(own.isEcho(START, "word 0")).isFalse();
    assertThat(own.isEcho(START, "word 1")).isTrue();
  }

  @Test
  void sendsATextBareThatTheNameWouldMakeTooLong() {
    assertThat(own.worded(START, "one")).isEqualTo("one");
    assertThat(own.isEcho(START, "one")).isTrue();
    String full = "x".repeat(Heading.of(ENTERED).room());
    assertThat(own.worded(START, full)).isEqualTo(full);
  }

  @Test
  void readsTheTextBehindAHeading() {
    Bytes heading = Heading.of(ENTERED).over(Bytes.EMPTY);
    assertThat(own.unwrapped(heading.plus(Bytes.utf8("hi")))).isEqualTo(Bytes.utf8("hi"));
    assertThat(own.unwrapped(heading)).isEqualTo(Bytes.EMPTY);
    for (String plain : List.of("bob: hi", "", "\u0003", "\u0003\u0050tea")) {
      assertThat(own.unwrapped(Bytes.utf8(plain))).isEqualTo(Bytes.utf8(plain));
    }
  }

  @Test
  void aServerWithAGrantIsTakenAtItsWord() {
    Grant grant =
        new Grant(
            TOKEN,
            List.of(),
            new UserName("alice"),
            List.of(),
            Duration.ofSeconds(5),
            4000,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    assertThat(OwnWords.of(Admitted.by(SERVER, REQUEST, grant))).isEmpty();
  }

  @Test
  void aStayShowsOnlyWhatOthersSay() {
    SessionTerms terms = new SessionTerms(Optional.empty(), new Rate(9, 9), 4000);
    PlainState state = new PlainState(terms, Dialect.PLAIN, OwnWords.of(ENTERED), START);
    assertThat(state.say(START, "hi", 1)).containsExactly(new Action.Send(Bytes.utf8("hi")));
    assertThat(state.heard(START, datagram("hi"))).isEmpty();
    assertThat(state.heard(START, datagram("bob: hi")))
        .containsExactly(new Action.Tell(new Said("bob: hi")));
    assertThat(state.say(START, "you", 1))
        .containsExactly(new Action.Send(Bytes.utf8("alice: you")));
  }

  @Test
  void whatWasNotSentIsToldAsItWasSaid() {
    SessionTerms terms = new SessionTerms(Optional.empty(), new Rate(2, 1), 4000);
    PlainState state = new PlainState(terms, Dialect.PLAIN, OwnWords.of(ENTERED), START);
    state.say(START, "hi", 1);
    state.heard(START, datagram("hi"));
    assertThat(state.say(START, "two", 1))
        .containsExactly(new Action.Send(Bytes.utf8("alice: two")));
    state.unsent(START, Bytes.utf8("alice: two"));
    state.say(START, "three", 1);
    assertThat(state.takeUnsaid().unsent()).containsExactly("two", "three");
  }

  private static ServerDatagram datagram(String text) {
    return new ServerDatagram(Heading.of(ENTERED).over(Bytes.utf8(text)));
  }
}
