package chat.server.interop;

import static chat.server.interop.Team.frame;
import static chat.server.interop.Team.request;
import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.control.JsonFields;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import chat.server.ManualClock;
import chat.server.Requests;
import chat.server.TestServer;
import chat.server.interop.Team.Place;
import chat.testkit.RawDatagrams;
import chat.testkit.RawPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the logs show besides the talk: lists, refusals, leaving, timeouts, and the end. */
class DialogueTest {
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Operation.Known CREATE = Operation.Known.CREATE;
  private static final Operation.Known JOIN = Operation.Known.JOIN;

  /**
   * Of {@code pw1}, made with the crypt of the C library. The hashes in the logs are no hashes of
   * the passwords in the logs.
   */
  private static final String PW1 = "$2b$12$JNiA7tPyrDjF.cc7KaWS4unPC2iBt3ylF3YhSkKpEEqZGaA0.BAeC";

  private final ManualClock clock = new ManualClock();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        TestServer.start(
            config -> config.timingOut(IDLE, IDLE).alsoListening(PairsTest.portsForAll()), clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void techcraftGoesThroughItsLog() throws IOException {
    try (RawPeer tcp = RawPeer.connect(server.tcp())) {
      TcrpMessage create = WireLog.read("techcraft-create-join-chat-leave-close").requests().get(0);
      tcp.send(
          request(
              CREATE,
              0,
              "r8632",
              create
                  .payload()
                  .asUtf8()
                  .replaceFirst("\\$2b[^\"]*", Matcher.quoteReplacement(PW1))));
      assertThat(frame(tcp).payload().asUtf8())
          .isEqualTo(
              "{\"error_message\":null,\"type\":\"\",\"token\":\"\",\"password\":\"\","
                  + "\"room_list\":[]}");
      assertThat(Team.techcraftFrame(tcp, 2).text("token")).hasSize(32);

      tcp.send(request(JOIN, 0, "", Team.techcraft("GET", "")));
      Team.techcraftFrame(tcp, 1);
      assertThat(frame(tcp).payload().asUtf8()).contains("\"room_list\":[\"r8632\"]");

      tcp.send(request(JOIN, 0, "r8632", Team.techcraft("JOIN", "WRONG")));
      assertThat(Team.techcraftFrame(tcp, 1).text("error_message")).isEqualTo("パスワードに誤りがあります。");
      tcp.send(request(CREATE, 0, "r8632", Team.techcraft("", PW1)));
      assertThat(Team.techcraftFrame(tcp, 1).text("error_message")).isEqualTo("ルームは既に存在します。");
      tcp.send(request(CREATE, 0, "other", Team.techcraft("", "no hash")));
      assertThat(Team.techcraftFrame(tcp, 1).text("error_message")).isNotEmpty();
      tcp.send(request(CREATE, 0, "other", Team.techcraft("", PW1.replace("$12$", "$31$"))));
      assertThat(Team.techcraftFrame(tcp, 1).text("error_message")).isNotEmpty();

      tcp.send(request(JOIN, 0, "r8632", Team.techcraft("JOIN", "pw1")));
      assertThat(Team.techcraftFrame(tcp, 1).text("error_message")).isEmpty();
      assertThat(Team.techcraftFrame(tcp, 2).text("token")).hasSize(32);
    }
  }

  @Test
  void techcraftsPasswordHoldsForAll() throws IOException {
    try (RawPeer tcp = RawPeer.connect(server.tcp())) {
      tcp.send(request(CREATE, 0, "r", Team.techcraft("", PW1)));
      Team.techcraftFrame(tcp, 1);
      Team.techcraftFrame(tcp, 2);
    }

    assertThat(
            answer(request(JOIN, 0, "r", "{\"username\": \"bob\", \"password\": \"pw1\"}")).at(33))
        .isEqualTo(0);
    assertThat(
            answer(request(JOIN, 0, "r", "{\"username\": \"eve\", \"password\": \"pw2\"}")).at(33))
        .isEqualTo(3);
    assertThat(guestsAnswer(request(JOIN, 1, "r", "carol")).slice(33 + 32, 33 + 32 + 19).asUtf8())
        .isEqualTo("{\"status_code\":400,");
    assertThat(jsonAnswer(request(JOIN, 0, "r", "{\"user_name\": \"d\", \"udp_port\": 5}")))
        .contains("パスワードに誤りがあります。");
    assertThat(answer(request(JOIN, 0, "r", "kevin")).at(32)).isEqualTo(3);
  }

  @Test
  void techcraftTellsItsNameLate() throws IOException {
    try (TeamClient alice = enter(Team.PLAIN, CREATE, "alice");
        TeamClient bob = enter(Team.TECHCRAFT, JOIN, "bob");
        TeamClient other = enter(Team.TECHCRAFT, JOIN, "Bob")) {
      assertThat(alice.hear()).isEqualTo("[system] bob joined.");
      assertThat(alice.hear()).isEqualTo("[system] Bob-2 joined.");

      bob.send(Team.techcraftBody("CHAT", "alice", "I am not alice"));
      assertThat(alice.hear()).isEqualTo("bob: I am not alice");
      other.send(Team.techcraftBody("LEAVE", "Bob", ""));
      assertThat(alice.hear()).isEqualTo("[system] Bob-2 left.");
      bob.awaitLine("[system]: Bob-2 left.");

      alice.say("/quit");
      bob.awaitLine("CLOSE ルームがクローズしました。");
    }
  }

  @Test
  void techcraftHearsOfTheEnd() throws IOException {
    try (TeamClient alice = enter(Team.TECHCRAFT, CREATE, "alice");
        TeamClient bob = enter(Team.PLAIN, JOIN, "bob")) {
      bob.sayUntilSeen("hi", alice, "bob: hi");
      clock.advance(IDLE.dividedBy(2));
      bob.sayUntilSeen("hi again", alice, "bob: hi again");
      clock.advance(IDLE.dividedBy(2).plusMillis(1));
      alice.awaitLine("TIMEOUT タイムアウトが発生しました。");
      bob.awaitLine("[system] The host timed out, so the room is closed.");
    }
    try (TeamClient alice = enter(Team.TECHCRAFT, CREATE, "alice");
        TeamClient bob = enter(Team.PLAIN, JOIN, "bob")) {
      bob.sayUntilSeen("hi", alice, "bob: hi");
      server.server().stop();
      alice.awaitLine("STOP システムメンテナンス中のため、ルームをクローズしました。");
    }
  }

  @Test
  void ssoranaokiGoesThroughItsLog() throws IOException {
    var requests = WireLog.read("ssoranaoki-list-duplicate-unknown-hostquit").requests();

    assertThat(jsonAnswer(requests.get(0).encode()))
        .startsWith("{\"state\":2,")
        .contains("\"status\":\"success\"", "\"message\":[]");
    Bytes created = answer(requests.get(1).encode());
    assertThat(created.slice(0, 3)).isEqualTo(Bytes.hex("070102"));
    assertThat(created.slice(32, 39).asUtf8()).isEqualTo("部屋A");
    assertThat(JsonFields.read(created.slice(39, created.size())).orElseThrow().text("message"))
        .isEqualTo("ルーム名：部屋Aが作成されました");
    assertThat(jsonAnswer(requests.get(2).encode())).contains("\"message\":[\"部屋A\"]");
    assertThat(answer(requests.get(3).encode()).slice(0, 3)).isEqualTo(Bytes.hex("070101"));
    assertThat(jsonAnswer(requests.get(3).encode())).contains("ルームが作成済みです");
    assertThat(jsonAnswer(requests.get(4).encode())).contains("ルームが存在しません");
  }

  @Test
  void ssoranaokiHearsWhoLeavesAndThatTheRoomIsClosed() throws IOException {
    try (TeamClient alice = enter(Team.SSORANAOKI, CREATE, "alice");
        TeamClient bob = enter(Team.SSORANAOKI, JOIN, "bob");
        TeamClient system = enter(Team.PLAIN, JOIN, "システム")) {
      system.say("ホストが退出したため");
      alice.awaitLine("[(システム)]: ホストが退出したた め");
      bob.say("/quit");
      alice.awaitLine("[システム]: bobが退出しました");
      alice.say("/quit");
      system.awaitLine("[system] The host left, so the room is closed.");
    }
    try (TeamClient alice = enter(Team.PLAIN, CREATE, "alice");
        TeamClient bob = enter(Team.SSORANAOKI, JOIN, "bob")) {
      alice.say("/quit");
      bob.awaitLine("[システム]: ホストが退出したため、ルームが閉じられました");
    }
  }

  /** Its client reads once for each frame, and takes two that come together for one. */
  @Test
  void teamdevAReadsEachFrameByItself() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(Place.of(server, Team.TEAMDEV_A).tcp());
      socket.getOutputStream().write(request(CREATE, 1, "r", "alice").toArray());
      byte[] buffer = new byte[4096];
      int first = socket.getInputStream().read(buffer);
      assertThat(Bytes.of(buffer, 0, first))
          .isEqualTo(
              new TcrpMessage(CREATE, State.Known.RESPONSE, Bytes.EMPTY, Bytes.of((byte) 0xC8))
                  .encode());
      int second = socket.getInputStream().read(buffer);
      assertThat(Bytes.of(buffer, 0, second).slice(32, second).asUtf8())
          .startsWith("r{\"status_code\":200,\"user_token\":\"");
    }
    assertThat(guestsAnswer(request(CREATE, 1, "r", "z")).slice(33, 65))
        .isEqualTo(
            new TcrpMessage(CREATE, State.Known.COMPLETE, Bytes.EMPTY, padding(37))
                .encode()
                .slice(0, 32));
    assertThat(guestsAnswer(request(JOIN, 1, "nosuch", "z")).slice(65, 65 + 37).asUtf8())
        .isEqualTo("{\"status_code\":404,\"user_token\":null}");
  }

  @Test
  void explorerJoinsByADialogue() throws IOException {
    assertThat(dialogue("zoe", "nosuch")).isEqualTo("[]ERROR: Room does not exist");
    try (TeamClient alice = enter(Team.EXPLORER, CREATE, "alice");
        TeamClient quotes =
            Team.PLAIN.enter(Place.of(server, Team.PLAIN), CREATE, "it's \"r\"", "q")) {
      assertThat(dialogue("zoe", "nosuch"))
          .isEqualTo("['it\\'s \"r\"', 'r']ERROR: Room does not exist");

      clock.advance(IDLE.plusMillis(1));
      alice.awaitLine("Timeout!");
      assertThat(alice.hear()).isEqualTo("exit!");
      assertThat(quotes.hear()).startsWith("[system] You were silent");
    }
    try (TeamClient alice = enter(Team.PLAIN, CREATE, "alice");
        TeamClient bob = enter(Team.EXPLORER, JOIN, "bob")) {
      bob.sayUntilSeen("hi", alice, "bob: hi");
      alice.say("/quit");
      bob.awaitLine("[system] The host left, so the room is closed.");
      assertThat(bob.hear()).isEqualTo("exit!");
    }
  }

  @Test
  void takeoAndWs2026HearOfTheEndEachInItsWay() throws IOException {
    try (TeamClient alice = enter(Team.PLAIN, CREATE, "alice");
        TeamClient takeo = enter(Team.TAKEO, JOIN, "takeo");
        TeamClient ws2026 = enter(Team.WS2026, JOIN, "ws");
        TeamClient other = enter(Team.WS2026, JOIN, "other")) {
      alice.awaitLine("[system] other joined.");
      ws2026.sayUntilSeen("Room closed", takeo, "ws: Room close d");
      other.say("@quit");
      alice.awaitLine("[system] other left.");
      alice.say("/quit");
      takeo.awaitLine("Room closed");
      ws2026.awaitLine("ROOM_CLOSED: r");
    }
  }

  @Test
  void othersLeaveInTheirOwnWords() throws IOException {
    try (TeamClient alice = enter(Team.PLAIN, CREATE, "alice");
        TeamClient kevin = enter(Team.KEVIN, JOIN, "kevin");
        TeamClient kanaru = enter(Team.KEVIN, JOIN, "kanaru");
        TeamClient novice = enter(Team.NOVICE_A, JOIN, "novice");
        TeamClient takeo = enter(Team.TAKEO, JOIN, "takeo");
        TeamClient uenoshnj = enter(Team.UENOSHNJ, JOIN, "uenoshnj");
        TeamClient nyantarou = enter(Team.NYANTAROU, JOIN, "nyantarou");
        TeamClient teamC = enter(Team.TEAM_C_2024, JOIN, "teamC")) {
      kevin.say("__LEAVE__");
      alice.awaitLine("[system] kevin left.");
      novice.say("exit");
      alice.awaitLine("[system] novice left.");
      takeo.say("__LEAVE__");
      alice.awaitLine("[system] takeo left.");
      uenoshnj.say("exit");
      alice.awaitLine("[system] uenoshnj left.");
      teamC.say("exit");
      alice.awaitLine("[system] teamC left.");
      nyantarou.sayUntilSeen("hi", alice, "nyantarou: hi");
      alice.say("__ROOM_CLOSED__");
      kanaru.awaitLine("alice: __ROOM_CLOSED_ _");
      nyantarou.awaitLine("alice : __ROOM_CLOSED__");
      alice.say("/quit");
      kanaru.awaitLine("__ROOM_CLOSED__");
      nyantarou.awaitLine("[system] The host left, so the room is closed.");
    }
  }

  @Test
  void nyantarousEndHasItsOwnType() throws IOException {
    try (TeamClient alice = enter(Team.NYANTAROU, CREATE, "alice");
        TeamClient bob = enter(Team.NYANTAROU, JOIN, "bob")) {
      bob.sayUntilSeen("hi", alice, "bob : hi");
      // Type 1, from its log: the host leaves.
      Bytes chat = alice.datagram("");
      alice.sendDatagram(chat.slice(0, 2).plus(Bytes.hex("01")).plus(chat.slice(3, chat.size())));
      Bytes heard = bob.hearBytes();
      while (heard.at(0) == 0) {
        heard = bob.hearBytes();
      }
      assertThat(heard.slice(1, heard.size()).asUtf8())
          .isEqualTo("[system] The host left, so the room is closed.");
    }
  }

  @Test
  void aDeclaredAddressIsIgnoredAndAnAliasIsBoundToItsAddress() throws IOException {
    try (TestServer everywhere = TestServer.startOnAllAddresses();
        RawDatagrams stranger = RawDatagrams.bind(InetAddress.getByName("127.0.0.2"));
        TeamClient host = Team.PLAIN.enter(Place.of(everywhere, Team.PLAIN), CREATE, "r", "alice");
        TeamClient novice =
            Team.NOVICE_A.enter(Place.of(everywhere, Team.NOVICE_A), JOIN, "r", "novice")) {
      // Who has its answer may be announced after somebody who comes later.
      host.awaitLine("[system] novice joined.");
      try (TeamClient niwatori =
          Team.NIWATORI.enter(Place.of(everywhere, Team.NIWATORI), JOIN, "r", "niwa")) {
        host.awaitLine("[system] niwa joined.");
        stranger.send(
            niwatori.datagram("I am niwa"),
            new InetSocketAddress("127.0.0.1", everywhere.udp().getPort()));
        novice.sayUntilSeen("from novice", host, "novice: from novice");
        novice.awaitLine("[system] niwa joined.");
        assertThat(stranger.receive(Duration.ofMillis(300))).isEmpty();
        assertThat(host.hearsNothing()).isTrue();
      }
    }
  }

  private TeamClient enter(Team team, Operation.Known operation, String name) throws IOException {
    return team.enter(Place.of(server, team), operation, "r", name);
  }

  private Bytes answer(Bytes request) throws IOException {
    return answer(server.tcp(), request);
  }

  private Bytes guestsAnswer(Bytes request) throws IOException {
    return answer(Place.of(server, Team.TEAMDEV_A).tcp(), request);
  }

  private static Bytes answer(InetSocketAddress where, Bytes request) throws IOException {
    try (RawPeer tcp = RawPeer.connect(where)) {
      tcp.send(request);
      return tcp.readAll(Requests.PATIENCE);
    }
  }

  /** The payload of an answer of one frame. */
  private String jsonAnswer(Bytes request) throws IOException {
    Bytes answer = answer(request);
    return answer.slice(32 + answer.at(0), answer.size()).asUtf8();
  }

  private String dialogue(String name, String room) throws IOException {
    try (RawPeer tcp = RawPeer.connect(server.tcp())) {
      tcp.send(request(JOIN, 0, "", name));
      StringBuilder list = new StringBuilder();
      while (list.indexOf("]") < 0) {
        list.append((char) tcp.read(1, Requests.PATIENCE).at(0));
      }
      tcp.send(Bytes.utf8(room));
      return list + tcp.readAll(Requests.PATIENCE).asUtf8();
    }
  }

  private static Bytes padding(int size) {
    return Bytes.of(new byte[size]);
  }
}
