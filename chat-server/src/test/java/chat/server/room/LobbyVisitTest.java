package chat.server.room;

import static chat.server.room.Rooms.at;
import static chat.server.room.Rooms.user;
import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Rate;
import chat.protocol.Utterance;
import chat.server.room.Lobby.Visit;
import chat.server.room.Lobby.Visit.Known;
import chat.server.room.Lobby.Visit.Unknown;
import chat.server.room.RoomEvent.Announced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What those may cause who come to the lobby by just speaking, under whatever names. */
class LobbyVisitTest {
  private static final int BURST = 4;
  private static final int ROOM_RATE = 60;
  private static final Endpoint HERE = at(1, 5000);

  private final List<Dispatch> told = new ArrayList<>();
  private final RoomRegistry rooms =
      Rooms.registry(
          new RoomLimits(5, 2, 100, 100, new Rate(BURST, 1), ROOM_RATE, HistoryLimits.NONE));
  private final Lobby lobby = new Lobby(rooms, new Gate(1), change -> told.addAll(change.get()));

  private Visit speak(long now, String name, Endpoint from) {
    return lobby.hear(now, user(name), from, Rooms.TONGUE);
  }

  private int datagrams() {
    return told.stream().mapToInt(dispatch -> dispatch.audience().size()).sum();
  }

  @Test
  void whoComesUnderOneNameAfterTheOtherIsNoFasterThanWhoSpeaks() {
    speak(0, "carol", at(2, 5000));
    int heard = 0;
    for (int i = 0; i < 100; i++) {
      heard += speak(0, "name" + i, HERE) instanceof Known ? 1 : 0;
    }

    assertThat(heard).isEqualTo(1 + BURST);
    assertThat(told.stream().filter(dispatch -> dispatch.event() instanceof Announced))
        .as("it is told once that it is too fast")
        .hasSize(1);
    assertThat(speak(Duration.ofSeconds(1).toNanos(), "later", HERE)).isInstanceOf(Known.class);
  }

  @Test
  void whoSaidAllItMayUnderOneNameSaysNoMoreUnderAnother() {
    Member first = ((Known) speak(0, "first", HERE)).member();
    for (int i = 1; i < BURST; i++) {
      assertThat(say(first)).isInstanceOf(Routing.Spoken.class);
    }
    Member second = ((Known) speak(0, "second", HERE)).member();

    assertThat(say(second)).isInstanceOf(Routing.Dropped.class);
  }

  @Test
  void whoWasRefusedOnceSaysNoMoreEither() {
    speak(0, "carol", at(2, 5000));
    Member first = ((Known) speak(0, "first", HERE)).member();
    for (int i = 1; i < BURST; i++) {
      assertThat(say(first)).isInstanceOf(Routing.Spoken.class);
    }
    assertThat(speak(0, "carol", HERE)).isEqualTo(new Unknown(DropReason.WRONG_ADDRESS));

    assertThat(speak(0, "first", HERE)).isEqualTo(new Unknown(DropReason.TOO_FAST));
  }

  @Test
  void whoLeavesAndComesBackIsNoFasterEither() {
    Member carol = ((Known) speak(0, "carol", at(2, 5000))).member();
    int heard = 0;
    for (int i = 0; i < 100; i++) {
      if (speak(0, "al", HERE) instanceof Known(Member al)) {
        heard++;
        told.addAll(rooms.leave(0, al).dispatches());
      }
    }

    assertThat(heard).isEqualTo(1 + BURST);
    assertThat(say(carol)).as("the room is not silenced").isInstanceOf(Routing.Spoken.class);
  }

  @Test
  void whoCannotComeUnderAnotherNameNowStaysUnderItsOwn() {
    Member al = ((Known) speak(0, "al", HERE)).member();
    for (int port = 1; port <= 100; port++) {
      speak(0, "name" + port, at(1, port));
    }

    assertThat(speak(0, "alice", HERE)).isEqualTo(new Unknown(DropReason.TOO_FAST));
    assertThat(speak(0, "al", HERE)).isEqualTo(new Known(al));
  }

  @Test
  void howManyComeIsBoundedByWhatTheRoomMayCause() {
    for (int port = 1; port <= 100; port++) {
      speak(0, "name" + port, at(1, port));
    }

    assertThat(datagrams()).isPositive().isLessThanOrEqualTo(ROOM_RATE / 2);
    assertThat(speak(Duration.ofSeconds(1).toNanos(), "later", at(1, 101)))
        .isInstanceOf(Known.class);
  }

  @Test
  void moreThanTheRoomMayTellAtOnceMayStillCome() {
    long now = 0;
    for (int port = 1; port <= 100; port++) {
      now += Duration.ofSeconds(1).toNanos();
      assertThat(speak(now, "name" + port, at(1, port))).isInstanceOf(Known.class);
    }
  }

  @Test
  void whoIsRefusedTakesNothingFromTheRoom() {
    Member carol = ((Known) speak(0, "carol", at(2, 5000))).member();
    speak(0, "dave", at(3, 5000));
    for (int port = 1; port <= 100; port++) {
      assertThat(speak(0, "carol", at(1, port))).isEqualTo(new Unknown(DropReason.WRONG_ADDRESS));
    }

    assertThat(say(carol)).isInstanceOf(Routing.Spoken.class);
    assertThat(speak(0, "erin", HERE)).isInstanceOf(Known.class);
  }

  private Routing say(Member member) {
    return rooms.say(0, member, Utterance.of("hi"), 1);
  }
}
