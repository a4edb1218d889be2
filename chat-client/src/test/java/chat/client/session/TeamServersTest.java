package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.client.fake.TeamServer;
import chat.client.fake.TeamServer.Team;
import chat.client.session.ControlFailure.Kind;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ListResult.Listed;
import chat.client.session.SessionEvent.Said;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two of our clients on servers that answer as other teams' servers do. */
@Timeout(60)
class TeamServersTest {
  private static final RoomName ROOM = new RoomName("tea");

  private TeamServer server;

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private Connector connector() {
    return new Connector(
        new ServerAddress("127.0.0.1", server.tcpPort()),
        OptionalInt.of(server.udpPort()),
        System::nanoTime);
  }

  private static EntryRequest request(Way way, String name) {
    return new EntryRequest(way, ROOM, new UserName(name), Optional.empty());
  }

  private ChatSession enter(Way way, String name) throws Exception {
    return ((Opened) connector().enter(request(way, name))).session();
  }

  /** Who joins is called by its name; so is who creates, where a room can be given up again. */
  @ParameterizedTest
  @CsvSource({
    "NIWATORI, false, bob: hi",
    "KANARYO, false, bob:hi",
    "KEVIN, true, bob: hi",
    "TAKEO, true, bob: hi",
    "WS2026, true, bob: hi",
    "Z6WDC, false, bob:hi",
    "UENOSHNJ, false, bob : hi",
    "MTHD, false, bob: hi",
  })
  void isCalledByItsName(Team team, boolean isCreatedAnew, String said) throws Exception {
    server = new TeamServer(team);
    try (ChatSession host = enter(Way.CREATE, "alice");
        ChatSession guest = enter(Way.JOIN, "bob")) {
      assertThat(server.names().getLast()).isEqualTo("bob");
      assertThat(server.names().contains("alice")).isEqualTo(isCreatedAnew);
      assertThat(host.entered().isMisnamed()).isEqualTo(!isCreatedAnew);
      assertThat(guest.entered().isMisnamed()).isFalse();
      // Some learn where the host is by what it says.
      assertThat(host.say("first")).isInstanceOf(SayResult.Accepted.class);
      assertThat(guest.take()).asString().contains("first");
      assertThat(guest.say("hi")).isInstanceOf(SayResult.Accepted.class);
      assertThat(heardBy(host)).isEqualTo(new Said(said));
    }
  }

  /** What it was told first is where the server sends to, if it does not let us in again. */
  @Test
  void hearsAtItsFirstPortWhereItIsNotLetInASecondTime() throws Exception {
    server = new TeamServer(Team.Z6WDC);
    try (ChatSession host =
        ((Opened) connector().byBareName().enter(request(Way.CREATE, "alice"))).session()) {
      server.seats(2);
      try (ChatSession guest = enter(Way.JOIN, "bob")) {
        assertThat(server.names()).hasSize(2);
        assertThat(guest.entered().isMisnamed()).isTrue();
        assertThat(host.say("hi")).isInstanceOf(SayResult.Accepted.class);
        assertThat(guest.take()).isEqualTo(new Said("alice:hi"));
      }
    }
  }

  private static SessionEvent heardBy(ChatSession session) throws InterruptedException {
    SessionEvent event = session.take();
    // A host that is called otherwise does not know its own words when they come back.
    return event instanceof Said(String text) && text.endsWith("first") ? session.take() : event;
  }

  @Test
  void aConnectorThatKnowsTheServerCreatesUnderItsNameAtOnce() throws Exception {
    server = new TeamServer(Team.NIWATORI);
    Connector connector = connector();
    ((Opened) connector.enter(request(Way.CREATE, "alice"))).session().close();
    ((Opened)
            connector.enter(
                new EntryRequest(
                    Way.CREATE, new RoomName("ops"), new UserName("alice"), Optional.empty())))
        .session()
        .close();
    assertThat(server.names()).hasSize(2).endsWith("alice");
  }

  @ParameterizedTest
  @EnumSource(
      value = Team.class,
      names = {"SSORANAOKI"},
      mode = EnumSource.Mode.EXCLUDE)
  void createsUnderItsNameWhereItIsToldToSendThatOnly(Team team) throws Exception {
    server = new TeamServer(team);
    try (ChatSession host =
        ((Opened) connector().byBareName().enter(request(Way.CREATE, "alice"))).session()) {
      assertThat(host.entered().isMisnamed()).isFalse();
      assertThat(server.names()).endsWith("alice");
    }
  }

  @Test
  void listsRoomsWhereTheServerWantsKeysForThat() throws Exception {
    server = new TeamServer(Team.SSORANAOKI);
    enter(Way.CREATE, "alice").close();
    assertThat(connector().list())
        .isEqualTo(new Listed(new RoomList(List.of(new RoomEntry(ROOM, 0, false)), 1)));
  }

  @Test
  void listsRoomsAsTheServerItIsInDoesThat() throws Exception {
    server = new TeamServer(Team.WS2026);
    Connector connector = connector();
    try (ChatSession _ = ((Opened) connector.enter(request(Way.CREATE, "alice"))).session()) {
      assertThat(connector.list())
          .isEqualTo(new Listed(new RoomList(List.of(new RoomEntry(ROOM, 0, false)), 1)));
    }
  }

  @Test
  void saysThatAServerTellsNoRooms() throws Exception {
    server = new TeamServer(Team.NIWATORI);
    assertThat(catchThrowableOfType(ControlFailure.class, () -> connector().list()).kind())
        .isEqualTo(Kind.NO_LIST);
  }

  @Test
  void joinsWhereTheServerAsksBackWhichRoom() throws Exception {
    server = new TeamServer(Team.EXPLORER);
    try (ChatSession host = enter(Way.CREATE, "alice");
        ChatSession guest = enter(Way.JOIN, "bob")) {
      assertThat(guest.entered().dialect()).isEqualTo(Dialect.EXPLORER);
      assertThat(guest.say("hi")).isInstanceOf(SayResult.Accepted.class);
      assertThat(host.take()).isEqualTo(new Said("bob: hi"));
    }
  }

  @Test
  void doesNotNameARoomThatIsNotThereToAServerThatWouldEnd() throws Exception {
    server = new TeamServer(Team.EXPLORER);
    assertThat(connector().enter(request(Way.JOIN, "bob")))
        .isEqualTo(new Refused(StatusCode.Known.NO_SUCH_ROOM, ""));
    assertThat(server.names()).isEmpty();
  }

  @Test
  void asksInStateOneWhereNothingElseIsAnswered() throws Exception {
    server = new TeamServer(Team.TEAMDEV_A);
    try (ChatSession host = enter(Way.CREATE, "alice");
        ChatSession guest = enter(Way.JOIN, "bob")) {
      assertThat(host.entered().dialect()).isEqualTo(Dialect.TEAMDEV_A);
      assertThat(server.names()).containsExactly("alice", "bob");
      assertThat(guest.say("one")).isInstanceOf(SayResult.Accepted.class);
      assertThat(host.take()).isEqualTo(new Said("one"));
    }
  }

  /** What would be a message to the others is not said to leave. */
  @ParameterizedTest
  @EnumSource(
      value = Team.class,
      names = {"NIWATORI", "KEVIN", "WS2026", "TAKEO"})
  void leavesWithTheWordThatTheServerKnowsIfAny(Team team) throws Exception {
    server = new TeamServer(team);
    try (ChatSession host = enter(Way.CREATE, "alice");
        ChatSession guest = enter(Way.JOIN, "bob")) {
      assertThat(guest.say("here")).isInstanceOf(SayResult.Accepted.class);
      server.awaitText("here");
      assertThat(host.say("bye")).isInstanceOf(SayResult.Accepted.class);
      host.leave();
      assertThat(host.awaitOver(Duration.ofSeconds(20))).isTrue();
      server.awaitText("bye");
      Optional<String> word = host.entered().dialect().farewell();
      if (word.isPresent()) {
        assertThat(server.nextText()).isEqualTo(word.get());
      }
      assertThat(word.isPresent()).isEqualTo(team != Team.NIWATORI);
      // Whatever else the host sent would come before this.
      assertThat(guest.say("and then")).isInstanceOf(SayResult.Accepted.class);
      assertThat(server.nextText()).isEqualTo("and then");
    }
  }
}
