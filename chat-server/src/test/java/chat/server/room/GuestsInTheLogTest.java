package chat.server.room;

import static chat.server.room.Rooms.at;
import static chat.server.room.Rooms.room;
import static chat.server.room.Rooms.user;
import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.Utterance;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Reply;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Wish;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Dialects;
import chat.server.relay.Doorkeeper;
import chat.server.relay.SenderAuthorizer;
import chat.server.room.Entrance.Entered;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Members of other dialects, and those of the lobby, beside one who reads the log. */
class GuestsInTheLogTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** As much as the rate allows: for a reader it is several entries. */
  private static final String LONG = "x".repeat(4090);

  private final RoomRegistry rooms =
      Rooms.registry(
          new RoomLimits(5, 2, 9, 9, new Rate(8, 1), 1000, new HistoryLimits(100, 100_000)));

  /** How somebody hears, and whether it has told its name. */
  private record Manner(boolean hearsItself, boolean isIntroduced) implements Tongue {
    @Override
    public Speech speak(Bytes body) {
      return new Speech.Hello();
    }

    @Override
    public List<ServerDatagram> hear(RoomEvent event) {
      return List.of();
    }
  }

  @Test
  void whoTellsItsNameLateStandsInTheLogFromThenOn() {
    Member alice = member(create(reader("alice")));
    Entered entered = join(nameless("guest-1"));
    Member guest = entered.member();

    assertThat(entered.dispatches()).isEmpty();
    Routing introduced = rooms.introduce(0, guest, user("ALICE"), Rooms.TONGUE);
    assertThat(introduced.dispatches())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.audience()).containsExactly(alice);
              assertThat(entry(told).seq()).isEqualTo(2);
              assertThat(entry(told).what()).isEqualTo(new Happening.Joined(user("ALICE-2")));
            });
    assertThat(entry(rooms.say(0, guest, Utterance.of("hi"), 1).dispatches().getFirst()).what())
        .isEqualTo(new Happening.Said(user("ALICE-2"), "hi"));
  }

  @Test
  void whoNeverToldItsNameGoesUnnoticed() {
    Member alice = member(create(reader("alice")));
    Member guest = join(nameless("guest-1")).member();

    assertThat(join(reader("bob")).members()).containsExactly(user("alice"), user("bob"));
    assertThat(rooms.leave(0, guest).dispatches()).isEmpty();
    assertThat(hear(alice, new ClientFrame.Have(0)))
        .containsExactly(new Framed(new ServerFrame.Head(2)));
  }

  @Test
  void aNewNameChangesNothingAboutWhoReads() {
    Member host = member(create(nameless("guest-1")));
    Member alice = join(reader("alice")).member();
    var _ = rooms.introduce(0, host, user("host"), Rooms.TONGUE);
    assertThat(rooms.nextHead()).isPresent();

    var _ = rooms.leave(0, alice);
    while (rooms.nextHead().isPresent()) {
      var _ = rooms.tellHeads(rooms.nextHead().getAsLong());
    }
    var _ = rooms.say(0, host, Utterance.of("nobody reads this"), 1);

    assertThat(rooms.nextHead()).isEmpty();
  }

  @Test
  void whoShowsOnlyWhatItHearsHearsItselfOnce() {
    Member alice = member(create(reader("alice")));
    Member echoing = join(applicant("echo", new Manner(true, true))).member();
    Member plain = join(applicant("plain", Rooms.TONGUE)).member();

    List<Dispatch> dispatches = rooms.say(0, echoing, Utterance.of(LONG), 1).dispatches();

    assertThat(heardBy(echoing, dispatches)).hasSize(1).isEqualTo(heardBy(plain, dispatches));
    assertThat(heardBy(alice, dispatches)).hasSizeGreaterThan(1);
    assertThat(heardBy(plain, rooms.say(0, echoing, Utterance.of("hi"), 1).dispatches()))
        .hasSize(1);
    assertThat(heardBy(echoing, rooms.say(0, echoing, Utterance.of("hi"), 1).dispatches()))
        .hasSize(1);
    assertThat(heardBy(echoing, rooms.say(0, plain, Utterance.of("hi"), 1).dispatches()))
        .hasSize(1);
  }

  @Test
  void theLobbyHasALogAndNoHost() {
    List<Dispatch> told = new ArrayList<>();
    Lobby lobby = new Lobby(rooms, new Gate(1), change -> told.addAll(change.get()));
    Entered entered = enterLobby(reader("alice"));
    Member alice = entered.member();
    assertThat(entered.host()).isEqualTo(user("lobby"));

    Lobby.Visit.Known visit =
        (Lobby.Visit.Known) lobby.hear(0, user("bob"), at(2, 7000), Rooms.TONGUE);
    assertThat(entry(told.getFirst()))
        .isEqualTo(new LogEntry(2, Instant.EPOCH, new Happening.Joined(user("bob"))));
    assertThat(
            entry(rooms.say(0, visit.member(), Utterance.of("hi"), 1).dispatches().getFirst())
                .seq())
        .isEqualTo(3);

    for (Wish wish : List.of(new Wish.Kick(user("bob")), new Wish.Close())) {
      long id = wish instanceof Wish.Kick ? 1 : 2;
      assertThat(hear(alice, new ClientFrame.Ask(id, wish)))
          .singleElement()
          .satisfies(answer -> assertThat(why(answer)).isEqualTo(Reply.Why.NOT_HOST));
    }
    var _ = rooms.leave(0, alice);
    assertThat(rooms.isThere(visit.member())).isTrue();
    assertThat(enterLobby(reader("carol")).log().orElseThrow().newest()).isEqualTo(4);
  }

  @Test
  void whoComesBackByAnotherPairOfPortsIsSpokenToFromThat() {
    Entered entered = create(reader("alice"));
    LogRequest request =
        new LogRequest(
            Optional.of(entered.log().orElseThrow().resume()), LogRequest.DATAGRAM_DEFAULT);
    Applicant back =
        new Applicant(
            user("alice"),
            at(2, 6000),
            OptionalInt.empty(),
            Rooms.TONGUE,
            Liveness.KEEPALIVE,
            Optional.of(request),
            new Gate(3));

    Entrance resumed = rooms.resume(0, room("attic"), back, request, request.resume().get());

    assertThat(member(resumed)).isSameAs(entered.member());
    assertThat(entered.member().gate()).isEqualTo(new Gate(3));
    assertThat(entered.member().endpoint()).isEqualTo(at(2, 6000));
  }

  @Test
  void whoHasLeftMayStillAsk() {
    Member alice = member(create(reader("alice")));
    SenderAuthorizer doorkeeper =
        new SenderAuthorizer(Dialects.in(NoticeLanguage.EN, Set.of("log")), rooms);
    Bytes datagram =
        DatagramCodec.encode(
            new ClientDatagram(room("attic"), alice.token(), Bytes.utf8("still here?")));
    List<String> verdicts = new ArrayList<>();
    Doorkeeper.Hall hall = noting(verdicts);
    doorkeeper.judge(0, datagram, at(1, 5000), hall);
    var _ = rooms.leave(0, alice);
    doorkeeper.judge(0, datagram, at(1, 5000), hall);
    var _ = rooms.sweep(MINUTE);
    doorkeeper.judge(MINUTE, datagram, at(1, 5000), hall);

    assertThat(verdicts)
        .containsExactly(
            "alice in attic, 0: still here?", "late alice in attic: still here?", "UNKNOWN_TOKEN");
  }

  private static Doorkeeper.Hall noting(List<String> verdicts) {
    return new Doorkeeper.Hall() {
      @Override
      public void accept(long now, Member member, int stay, Bytes body) {
        verdicts.add(member + ", " + stay + ": " + body.asUtf8());
      }

      @Override
      public void acceptLate(long now, Member member, Bytes body) {
        verdicts.add("late " + member + ": " + body.asUtf8());
      }

      @Override
      public void reject(DropReason reason) {
        verdicts.add(reason.name());
      }
    };
  }

  private Entered create(Applicant applicant) {
    return (Entered) rooms.create(0, room("attic"), applicant, Optional.empty());
  }

  private Entered join(Applicant applicant) {
    return (Entered) rooms.join(0, room("attic"), applicant, Optional.empty());
  }

  private Entered enterLobby(Applicant applicant) {
    return (Entered) rooms.join(0, Lobby.NAME, applicant, Optional.empty());
  }

  private List<RoomEvent> hear(Member member, ClientFrame frame) {
    return heardBy(member, rooms.hear(0, member, frame, 1).dispatches());
  }

  private static Reply.Why why(RoomEvent answer) {
    return ((Reply.Declined) ((ServerFrame.Answer) ((Framed) answer).frame()).reply()).why();
  }

  private static List<RoomEvent> heardBy(Member member, List<Dispatch> dispatches) {
    return dispatches.stream()
        .filter(dispatch -> dispatch.audience().contains(member))
        .map(Dispatch::event)
        .toList();
  }

  private static LogEntry entry(Dispatch dispatch) {
    return ((Happened) dispatch.event()).entry();
  }

  private static Member member(Entrance entrance) {
    return ((Entered) entrance).member();
  }

  private static Applicant nameless(String name) {
    return applicant(name, new Manner(false, false));
  }

  private static Applicant applicant(String name, Tongue tongue) {
    return new Applicant(
        user(name), at(1, 5000), OptionalInt.empty(), tongue, Liveness.IDLE, Optional.empty());
  }

  private static Applicant reader(String name) {
    return new Applicant(
        user(name),
        at(1, 5000),
        OptionalInt.empty(),
        Rooms.TONGUE,
        Liveness.KEEPALIVE,
        Optional.of(new LogRequest(Optional.empty(), LogRequest.DATAGRAM_DEFAULT)));
  }
}
