package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Password;
import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.server.control.ControlLimits;
import chat.server.room.HistoryLimits;
import chat.server.room.RoomLimits;
import chat.testkit.RawDatagrams;
import chat.testkit.RawPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Create, join and list over real sockets. */
class TransactionTest {
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBareNameGetsABareTokenAndNoRoom() throws IOException {
    List<TcrpMessage> answers = ask(Requests.raw(Operation.Known.CREATE, "部屋", "アリス"));

    assertThat(answers)
        .extracting(TcrpMessage::state)
        .containsExactly(State.Known.RESPONSE, State.Known.COMPLETE);
    assertThat(answers).extracting(TcrpMessage::room).containsOnly(Bytes.EMPTY);
    assertThat(answers.getFirst().payload()).isEqualTo(Bytes.hex("00"));
    assertThat(PayloadCodec.decodeAdmission(answers.get(1).payload()))
        .isInstanceOf(BareToken.class);
  }

  @Test
  void jsonGetsTheRoomBack() throws IOException {
    List<TcrpMessage> answers = ask(Requests.json(Operation.Known.CREATE, "部屋", "アリス"));

    assertThat(answers).extracting(TcrpMessage::room).containsOnly(Bytes.utf8("部屋"));
    assertThat(PayloadCodec.decodeAdmission(answers.get(1).payload()))
        .isInstanceOf(BareToken.class);
  }

  @Test
  void whoNamesExtensionsGetsAGrant() throws IOException {
    ask(Requests.raw(Operation.Known.CREATE, "r", "alice"));

    List<TcrpMessage> answers = ask(Requests.grant(Operation.Known.JOIN, "r", "bob"));

    Grant grant = (Grant) PayloadCodec.decodeAdmission(answers.get(1).payload());
    assertThat(grant.host()).isEqualTo(new UserName("alice"));
    assertThat(grant.members()).containsExactly(new UserName("alice"), new UserName("bob"));
    assertThat(grant.keepalive()).isEqualTo(Duration.ofSeconds(5));
    assertThat(grant.maxText()).isEqualTo(4096 - 2 - 1 - 32);
    assertThat(grant.rate()).contains(new Rate(30, 5));
    assertThat(grant.udpPort()).hasValue(server.udp().getPort());
    assertThat(grant.extensions()).isEmpty();
  }

  @Test
  void theListNamesEachRoom() throws IOException {
    ask(Requests.raw(Operation.Known.CREATE, "b", "alice"));
    ask(Requests.grant(Operation.Known.CREATE, "a", "bob", Optional.of(new Password("x"))));
    ask(Requests.raw(Operation.Known.JOIN, "b", "carol"));

    List<TcrpMessage> answers = ask(Requests.list());

    assertThat(Requests.status(answers).code()).isEqualTo(StatusCode.Known.OK);
    assertThat(PayloadCodec.decodeRoomList(answers.get(1).payload()))
        .isEqualTo(
            new RoomList(
                List.of(
                    new RoomEntry(new RoomName("a"), 1, true),
                    new RoomEntry(new RoomName("b"), 2, false)),
                2));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            Requests.raw(Operation.Known.CREATE, "taken", "bob"), StatusCode.Known.ROOM_EXISTS),
        Arguments.of(
            Requests.raw(Operation.Known.JOIN, "nowhere", "bob"), StatusCode.Known.NO_SUCH_ROOM),
        Arguments.of(
            Requests.grant(
                Operation.Known.JOIN, "locked", "bob", Optional.of(new Password("guess"))),
            StatusCode.Known.WRONG_PASSWORD),
        Arguments.of(
            Requests.raw(Operation.Known.JOIN, "locked", "bob"), StatusCode.Known.WRONG_PASSWORD),
        Arguments.of(
            Requests.raw(Operation.Known.CREATE, "", "bob"), StatusCode.Known.BAD_ROOM_NAME),
        Arguments.of(
            Requests.message(Operation.Known.CREATE, "a\u001b[2J", Bytes.utf8("bob")),
            StatusCode.Known.BAD_ROOM_NAME),
        Arguments.of(
            Requests.message(Operation.Known.CREATE, "r", Bytes.utf8("[bob")),
            StatusCode.Known.BAD_USER_NAME),
        Arguments.of(
            Requests.message(Operation.Known.CREATE, "r", Bytes.EMPTY),
            StatusCode.Known.BAD_USER_NAME),
        Arguments.of(
            Requests.raw(Operation.Known.JOIN, "taken", "HOST"), StatusCode.Known.NAME_TAKEN),
        Arguments.of(
            Requests.message(Operation.Known.CREATE, "r", Bytes.utf8("{\"username\":")),
            StatusCode.Known.MALFORMED),
        Arguments.of(
            Requests.message(Operation.of(7), "r", Bytes.utf8("bob")),
            StatusCode.Known.UNKNOWN_OPERATION),
        Arguments.of(
            new TcrpMessage(
                Operation.Known.CREATE, State.of(2), Bytes.utf8("r"), Bytes.utf8("bob")),
            StatusCode.Known.MALFORMED),
        Arguments.of(
            Requests.message(
                Operation.Known.CREATE,
                "r",
                Bytes.of(new byte[ProtocolLimits.REQUEST_PAYLOAD_MAX + 1])),
            StatusCode.Known.TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void eachRefusalHasItsStatusAndAReason(TcrpMessage request, StatusCode expected)
      throws IOException {
    ask(Requests.raw(Operation.Known.CREATE, "taken", "host"));
    ask(Requests.grant(Operation.Known.CREATE, "locked", "host", Optional.of(new Password("x"))));

    List<TcrpMessage> answers = ask(request);

    assertThat(answers).hasSize(1);
    Status status = Requests.status(answers);
    assertThat(status.code()).isEqualTo(expected);
    assertThat(status.reason()).isNotBlank();
    assertThat(answers.getFirst().operation()).isEqualTo(request.operation());
    assertThat(answers.getFirst().state()).isEqualTo(State.Known.RESPONSE);
  }

  @Test
  void theRightPasswordOpensTheRoom() throws IOException {
    Optional<Password> password = Optional.of(new Password("合言葉"));
    ask(Requests.grant(Operation.Known.CREATE, "locked", "host", password));

    assertThat(ask(Requests.grant(Operation.Known.JOIN, "locked", "bob", password))).hasSize(2);
  }

  @Test
  void aFullRoomAndAFullServerSaySo() throws IOException {
    try (TestServer small =
        TestServer.start(
            config ->
                config.limiting(
                    config.control(),
                    new RoomLimits(1, 1, 1, 10, new Rate(1, 1), 1, HistoryLimits.NONE)))) {
      Requests.ask(small.tcp(), Requests.raw(Operation.Known.CREATE, "r", "alice"));

      for (TcrpMessage request :
          List.of(
              Requests.raw(Operation.Known.JOIN, "r", "bob"),
              Requests.raw(Operation.Known.CREATE, "s", "bob"))) {
        assertThat(Requests.status(Requests.ask(small.tcp(), request)).code())
            .isEqualTo(StatusCode.Known.FULL);
      }
    }
  }

  @Test
  void aRequestMayComeOneByteAtATime() throws IOException {
    for (TcrpMessage request : requests()) {
      try (RawPeer peer = RawPeer.connect(server.tcp())) {
        peer.sendOneByOne(request.encode());

        assertThat(Requests.messages(peer.readAll(Requests.PATIENCE))).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 400, 450, 460, 461, 462, 500, 512, 1000, 5000})
  void aPortMayFollowInTheSameSegmentHoweverLongTheRequestIs(int blanks) throws IOException {
    String payload = "{\"username\":\"alice\"" + " ".repeat(blanks) + "}";
    try (RawDatagrams ear = RawDatagrams.bind(InetAddress.getByName("127.0.0.1"));
        RawPeer alice = RawPeer.connect(server.tcp())) {
      int port = ear.local().getPort();
      alice.send(
          Requests.message(Operation.Known.CREATE, "r", Bytes.utf8(payload))
              .encode()
              .plus(Bytes.of((byte) (port >> 8), (byte) port)));
      assertThat(Requests.messages(alice.readAll(Requests.PATIENCE))).hasSize(2);

      // The server reads the port after its answer: who joins at once may be too early.
      Optional<Bytes> heard = Optional.empty();
      for (int i = 0; heard.isEmpty() && i < 20; i++) {
        ask(Requests.raw(Operation.Known.JOIN, "r", "bob" + i));
        heard = ear.receive(Duration.ofMillis(200));
      }
      assertThat(heard.orElseThrow().asUtf8()).endsWith(" joined.");
    }
  }

  @Test
  void aRequestThatIsCutIsRefusedWhereverItIsCut() throws IOException {
    for (TcrpMessage request : requests()) {
      Bytes whole = request.encode();
      for (int cut = 0; cut < whole.size(); cut++) {
        try (RawPeer peer = RawPeer.connect(server.tcp())) {
          peer.send(whole.slice(0, cut));
          peer.finish();
          List<TcrpMessage> answers = Requests.messages(peer.readAll(Requests.PATIENCE));
          if (cut == 0) {
            assertThat(answers).isEmpty();
          } else {
            assertThat(answers).hasSize(1);
            assertThat(Requests.status(answers).code()).isEqualTo(StatusCode.Known.MALFORMED);
          }
        }
      }
    }
    assertThat(PayloadCodec.decodeRoomList(ask(Requests.list()).get(1).payload()).rooms())
        .isEmpty();
  }

  @Test
  void bothAnswersToABareNameComeInOneSegment() throws IOException {
    try (RawPeer peer = RawPeer.connect(server.tcp())) {
      peer.send(Requests.raw(Operation.Known.CREATE, "r", "alice").encode());

      // One status frame, one frame with a token of 32 characters.
      assertThat(peer.read(32 + 1 + 32 + 32, Requests.PATIENCE).size()).isEqualTo(97);
    }
  }

  @Test
  void aClientThatIsTooSlowIsRefused() throws IOException {
    try (TestServer hasty = TestServer.start(TransactionTest::hasty);
        RawPeer peer = RawPeer.connect(hasty.tcp())) {
      peer.send(Bytes.hex("01"));

      List<TcrpMessage> answers = Requests.messages(peer.readAll(Requests.PATIENCE));

      assertThat(Requests.status(answers).code()).isEqualTo(StatusCode.Known.MALFORMED);
    }
  }

  @Test
  void aClientThatSendsNothingIsHungUpOn() throws IOException {
    try (TestServer hasty = TestServer.start(TransactionTest::hasty);
        RawPeer peer = RawPeer.connect(hasty.tcp())) {
      assertThat(peer.readAll(Requests.PATIENCE)).isEqualTo(Bytes.EMPTY);
    }
  }

  @Test
  void overTheLimitOfConnectionsTheRefusalIsImmediate() throws IOException {
    try (TestServer small =
            TestServer.start(
                config ->
                    config.limiting(
                        new ControlLimits(
                            1024, 1, 1, Duration.ofSeconds(60), Duration.ofSeconds(60), 5),
                        config.rooms()));
        RawPeer silent = RawPeer.connect(small.tcp());
        RawPeer second = RawPeer.connect(small.tcp())) {
      List<TcrpMessage> answers = Requests.messages(second.readAll(Requests.PATIENCE));

      assertThat(Requests.status(answers).code()).isEqualTo(StatusCode.Known.FULL);
      assertThat(answers.getFirst().operation()).isEqualTo(Operation.of(0));
      assertThat(small.server().metrics().refusedConnections()).isEqualTo(1);

      silent.reset();
    }
  }

  private static ServerConfig hasty(ServerConfig config) {
    return config.limiting(
        new ControlLimits(1024, 10, 10, Duration.ofMillis(300), Duration.ofSeconds(5), 5),
        config.rooms());
  }

  /** Each kind of request; each would be granted. */
  private static List<TcrpMessage> requests() {
    return List.of(
        Requests.raw(Operation.Known.CREATE, "部屋", "アリス"),
        Requests.json(Operation.Known.CREATE, "json", "bob"),
        Requests.grant(Operation.Known.CREATE, "grant", "carol"),
        Requests.list());
  }

  private List<TcrpMessage> ask(TcrpMessage request) throws IOException {
    return Requests.ask(server.tcp(), request);
  }
}
