package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Said;
import chat.client.session.SessionEvent.TimedOut;
import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.notice.Notice.Cause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignEndsTest {
  private static List<Action> heard(Dialect dialect, String text) {
    PlainState state =
        new PlainState(
            new SessionTerms(Optional.empty(), new Rate(10, 2), 4000),
            dialect,
            Optional.empty(),
            0);
    return state.heard(1, new ServerDatagram(Bytes.utf8(text)));
  }

  static Stream<Arguments> ends() {
    Closed hostLeft = new Closed(Cause.HOST_LEFT);
    return Stream.of(
        Arguments.of(Dialect.KEVIN, "__ROOM_CLOSED__", hostLeft),
        Arguments.of(Dialect.TAKEO, "Room closed", hostLeft),
        Arguments.of(Dialect.WS2026, "ROOM_CLOSED: tea", hostLeft),
        Arguments.of(Dialect.WS2026, "SERVER_SHUTDOWN", new Closed(Cause.SERVER_STOPPING)),
        Arguments.of(Dialect.WS2026, "DISCONNECTED: timeout", new TimedOut()));
  }

  @ParameterizedTest
  @MethodSource
  void ends(Dialect dialect, String text, SessionEvent end) {
    assertThat(heard(dialect, text)).containsExactly(new Action.Tell(end));
  }

  @Test
  void nobodyCanSayThem() {
    for (Dialect dialect : Dialect.values()) {
      String said = "bob: Room closed";
      assertThat(heard(dialect, said)).containsExactly(new Action.Tell(new Said(said)));
    }
    // A name of 82 bytes is sized with the letter R.
    String text = "ROOM_CLOSED: " + "x".repeat(70) + "hi";
    assertThat(heard(Dialect.WS2026, text)).containsExactly(new Action.Tell(new Said(text)));
    assertThat(heard(Dialect.PLAIN, "__ROOM_CLOSED__"))
        .containsExactly(new Action.Tell(new Said("__ROOM_CLOSED__")));
  }
}
