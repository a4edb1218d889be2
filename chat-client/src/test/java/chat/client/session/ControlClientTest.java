package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.ScriptedServer;
import chat.client.fake.ScriptedServer.Script;
import chat.client.session.ControlFailure.Kind;
import chat.client.session.EntryRequest.Way;
import chat.client.session.ListResult.Listed;
import chat.protocol.Bytes;
import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlClientTest {
  private static final RoomName ROOM = new RoomName("部屋");
  private static final UserName ALICE = new UserName("alice");
  private static final EntryRequest JOIN =
      new EntryRequest(Way.JOIN, ROOM, ALICE, Optional.of(new Password("secret")));
  private static final BareToken TOKEN = new BareToken(new Token("0123456789abcdef"));

  private static final Bytes GRANT =
      Bytes.utf8(
          "{\"token\":\"t\",\"extensions\":[],\"host\":\"alice\",\"members\":[\"alice\"],"
              + "\"keepalive_ms\":5000,\"max_text\":4000}");

  private static ControlClient client(int port, ControlTimes times) {
    return new ControlClient(
        new ServerAddress("127.0.0.1", port), times, Optional.empty(), System::nanoTime);
  }

  private static EntryAnswer enter(Script script) throws Exception {
    try (ScriptedServer server = new ScriptedServer(script)) {
      return enter(client(server.port(), ControlTimes.DEFAULT), JOIN);
    }
  }

  private static EntryAnswer enter(ControlClient client, EntryRequest request)
      throws ControlFailure {
    try (TalkPort port = new TalkPort(DatagramSocket::new)) {
      return client.enter(request, Optional.empty(), port);
    }
  }

  private static Kind failure(Script script, ControlTimes times) throws Exception {
    try (ScriptedServer server = new ScriptedServer(script)) {
      ControlFailure failure =
          catchThrowableOfType(
              ControlFailure.class, () -> enter(client(server.port(), times), JOIN));
      assertThat(failure).as("a failure").isNotNull();
      return failure.kind();
    }
  }

  private static Bytes message(State state, Bytes room, Bytes payload) {
    return new TcrpMessage(Operation.Known.JOIN, state, room, payload).encode();
  }

  private static Bytes granted(Bytes room, Bytes payload) {
    return message(State.Known.RESPONSE, room, Bytes.of((byte) 0))
        .plus(message(State.Known.COMPLETE, room, payload));
  }

  @Test
  void asksWithJsonForAGrant() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            ScriptedServer.answer(granted(Bytes.EMPTY, PayloadCodec.encode(TOKEN))))) {
      enter(client(server.port(), ControlTimes.DEFAULT), JOIN);
      TcrpMessage request =
          new TcrpReader(new ByteArrayInputStream(server.nextRequest().toArray()), 65536).read();
      assertThat(request.operation()).isEqualTo(Operation.Known.JOIN);
      assertThat(request.state()).isEqualTo(State.Known.REQUEST);
      assertThat(request.room()).isEqualTo(ROOM.encode());
      assertThat(PayloadCodec.decodeEntry(request.payload()))
          .isEqualTo(
              new JsonEntry(
                  ALICE,
                  Optional.of(new Password("secret")),
                  OptionalInt.empty(),
                  Optional.of(List.of("log")),
                  Optional.empty(),
                  OptionalInt.of(4094)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesATokenWithTheRoomEchoedOrNot(boolean echoed) throws Exception {
    Bytes room = echoed ? ROOM.encode() : Bytes.EMPTY;
    Bytes answer = granted(room, PayloadCodec.encode(TOKEN));
    assertThat(enter(ScriptedServer.answer(answer)))
        .isInstanceOfSatisfying(
            Entered.class,
            entered -> {
              assertThat(entered.token()).isEqualTo(TOKEN.token().encode());
              assertThat(entered.server().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
            });
  }

  @Test
  void takesATokenWithoutAStatusBeforeIt() throws Exception {
    Bytes answer = message(State.Known.COMPLETE, ROOM.encode(), Bytes.utf8("{\"token\": \"abc\"}"));
    assertThat(enter(ScriptedServer.answer(answer)))
        .isInstanceOfSatisfying(
            Entered.class, entered -> assertThat(entered.token()).isEqualTo(Bytes.utf8("abc")));
  }

  @Test
  void takesAnAnswerThatComesOneByteAtATime() throws Exception {
    Bytes answer = granted(ROOM.encode(), PayloadCodec.encode(TOKEN));
    assertThat(enter(ScriptedServer.drip(answer))).isInstanceOf(Entered.class);
  }

  @Test
  void refusesAnAnswerThatIsCutAnywhere() throws Exception {
    Bytes answer = granted(ROOM.encode(), PayloadCodec.encode(TOKEN));
    for (int cut = 0; cut < answer.size(); cut++) {
      assertThat(failure(ScriptedServer.answer(answer.slice(0, cut)), ControlTimes.DEFAULT))
          .as("cut at %d", cut)
          .isEqualTo(Kind.BROKEN_ANSWER);
    }
  }

  @ParameterizedTest
  @EnumSource(value = StatusCode.Known.class, mode = EnumSource.Mode.EXCLUDE, names = "OK")
  void tellsEachRefusalWithItsReason(StatusCode.Known code) throws Exception {
    Bytes payload = Bytes.of((byte) code.code()).plus(Bytes.utf8("so\u001b[2J it is"));
    assertThat(enter(ScriptedServer.answer(message(State.Known.RESPONSE, ROOM.encode(), payload))))
        .isEqualTo(new Refused(code, "so[2J it is"));
  }

  @Test
  void tellsARefusalThatItDoesNotKnow() throws Exception {
    assertThat(
            enter(
                ScriptedServer.answer(
                    message(State.Known.RESPONSE, Bytes.EMPTY, Bytes.of((byte) 200)))))
        .isEqualTo(new Refused(new StatusCode.Unknown(200), ""));
  }

  @Test
  void refusesAnHugeSizeAtOnce() throws Exception {
    byte[] header = new byte[32];
    header[2] = 1;
    for (int i = 3; i < 32; i++) {
      header[i] = (byte) 0xFF;
    }
    assertThat(failure(holding(Bytes.of(header)), ControlTimes.DEFAULT))
        .isEqualTo(Kind.BROKEN_ANSWER);
    byte[] half = new byte[32];
    half[2] = 1;
    half[28] = 0x1F;
    assertThat(failure(holding(Bytes.of(half)), ControlTimes.DEFAULT))
        .isEqualTo(Kind.BROKEN_ANSWER);
  }

  @Test
  void survivesGarbage() throws Exception {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Bytes answer = granted(ROOM.encode(), PayloadCodec.encode(TOKEN));
    for (int i = 0; i < 200; i++) {
      byte[] bytes = answer.toArray();
      if (i % 2 == 0) {
        random.nextBytes(bytes);
      } else {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try (ScriptedServer server = new ScriptedServer(ScriptedServer.answer(Bytes.of(bytes)))) {
        EntryAnswer result = enter(client(server.port(), ControlTimes.DEFAULT), JOIN);
        assertThat(result).as("seed %d", seed).isNotNull();
      } catch (ControlFailure e) {
        assertThat(e.kind()).as("seed %d", seed).isEqualTo(Kind.BROKEN_ANSWER);
      }
    }
  }

  @Test
  void tellsWhatAnotherServiceSaidForItself() throws Exception {
    Bytes banner = Bytes.utf8("SSH-2.0-OpenSSH_9.6p1\r\n");
    try (ScriptedServer server = new ScriptedServer(holding(banner))) {
      ControlFailure failure =
          catchThrowableOfType(
              ControlFailure.class, () -> enter(client(server.port(), ControlTimes.DEFAULT), JOIN));
      assertThat(failure.kind()).isEqualTo(Kind.BROKEN_ANSWER);
      assertThat(failure.detail()).isEqualTo("SSH-2.0-OpenSSH_9.6p1");
    }
  }

  @Test
  void givesUpOnAServerThatSaysNothing() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ControlTimes short_ = new ControlTimes(Duration.ofSeconds(5), Duration.ofMillis(50));
    assertThat(failure(ScriptedServer.silentUntil(end), short_)).isEqualTo(Kind.NO_ANSWER);
    end.countDown();
  }

  @Test
  void givesUpOnAServerThatSendsAByteNowAndThen() throws Exception {
    Bytes answer = granted(ROOM.encode(), PayloadCodec.encode(TOKEN));
    CountDownLatch never = new CountDownLatch(1);
    Script slow =
        connection -> {
          for (byte one : answer.toArray()) {
            connection.getOutputStream().write(one);
            // The pace of a hostile server; nothing waits for it.
            if (never.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
              return;
            }
          }
        };
    ControlTimes short_ = new ControlTimes(Duration.ofSeconds(5), Duration.ofMillis(300));
    assertThat(failure(slow, short_)).isEqualTo(Kind.NO_ANSWER);
  }

  /** Hangs up on the first {@code times} requests, then answers. */
  private static Script hangingUp(int times, Bytes answer) {
    AtomicInteger asked = new AtomicInteger();
    return connection -> {
      if (asked.getAndIncrement() >= times) {
        connection.getOutputStream().write(answer.toArray());
      }
    };
  }

  private static EntryRequest creating() {
    return new EntryRequest(Way.CREATE, ROOM, ALICE, Optional.empty());
  }

  private static TcrpMessage next(ScriptedServer server) throws Exception {
    return new TcrpReader(new ByteArrayInputStream(server.nextRequest().toArray()), 65536).read();
  }

  @Test
  void asksWithEveryKeyAndThenByTheBareNameWhenTheServerHangsUpWithoutAWord() throws Exception {
    Bytes answer = granted(Bytes.EMPTY, PayloadCodec.encode(TOKEN));
    try (ScriptedServer server = new ScriptedServer(hangingUp(2, answer));
        TalkPort port = new TalkPort(DatagramSocket::new)) {
      assertThat(
              client(server.port(), ControlTimes.DEFAULT).enter(creating(), Optional.empty(), port))
          .isInstanceOf(Entered.class);
      assertThat(next(server).payload().asUtf8()).doesNotContain("udp_port", "user_name");
      assertThat(next(server).payload().asUtf8())
          .contains("\"username\":\"alice\"", "\"user_name\":\"alice\"")
          .containsPattern("\"udp_port\":[1-9]")
          .containsPattern("\"user_address\":\\[\"127.0.0.1\",[1-9]");
      assertThat(next(server).payload()).isEqualTo(ALICE.encode());
    }
  }

  @Test
  void neverSendsTheBareNameWhereAPasswordWouldBeLost() throws Exception {
    Bytes answer = granted(Bytes.EMPTY, PayloadCodec.encode(TOKEN));
    assertThat(failure(hangingUp(2, answer), ControlTimes.DEFAULT)).isEqualTo(Kind.BROKEN_ANSWER);
  }

  @Test
  void asksOnceOnlyWhenTheServerAnswersWithAStatus() throws Exception {
    Bytes answer = message(State.Known.RESPONSE, ROOM.encode(), Bytes.of((byte) 8));
    AtomicInteger asked = new AtomicInteger();
    Script counting =
        connection -> {
          asked.incrementAndGet();
          connection.getOutputStream().write(answer.toArray());
        };
    try (ScriptedServer server = new ScriptedServer(counting)) {
      assertThat(enter(client(server.port(), ControlTimes.DEFAULT), creating()))
          .isEqualTo(new Refused(StatusCode.Known.MALFORMED, ""));
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void asksOnceOnlyWhenTheConnectionIsReset() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Script resetting =
        connection -> {
          asked.incrementAndGet();
          connection.setSoLinger(true, 0);
          connection.close();
        };
    assertThat(failure(resetting, ControlTimes.DEFAULT)).isEqualTo(Kind.BROKEN_ANSWER);
    assertThat(asked).hasValue(1);
  }

  @Test
  void givesUpOnAServerThatSendsAnythingNowAndThen() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Script endless =
        connection -> {
          // The pace of a hostile server; nothing waits for it.
          while (!never.await(5, TimeUnit.MILLISECONDS)) {
            connection.getOutputStream().write('x');
          }
        };
    ControlTimes brief = new ControlTimes(Duration.ofSeconds(5), Duration.ofMillis(300));
    assertThat(failure(endless, brief)).isEqualTo(Kind.NO_ANSWER);
  }

  @Test
  void asksOtherwiseWhenTheServerSaysThatItDoesNotUnderstand() throws Exception {
    Bytes puzzled = Bytes.utf8("invalid request");
    Bytes answer = granted(ROOM.encode(), PayloadCodec.encode(TOKEN));
    AtomicInteger asked = new AtomicInteger();
    Script script =
        connection ->
            connection
                .getOutputStream()
                .write((asked.getAndIncrement() == 0 ? puzzled : answer).toArray());
    assertThat(enter(script)).isInstanceOf(Entered.class);
    assertThat(asked).hasValue(2);
    assertThat(enter(ScriptedServer.answer(puzzled)))
        .isEqualTo(new Refused(StatusCode.Known.MALFORMED, "invalid request"));
  }

  @Test
  void doesNotGuessAtAServerThatGaveAGrantBefore() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Script script =
        connection -> {
          if (asked.getAndIncrement() == 0) {
            connection.getOutputStream().write(granted(ROOM.encode(), GRANT).toArray());
          }
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      ControlClient client = client(server.port(), ControlTimes.DEFAULT);
      assertThat(enter(client, creating())).isInstanceOf(Entered.class);
      ControlFailure failure =
          catchThrowableOfType(ControlFailure.class, () -> enter(client, creating()));
      assertThat(failure.kind()).isEqualTo(Kind.BROKEN_ANSWER);
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void tellsItsPortBehindTheAnswerOfAServerThatWaitsForIt() throws Exception {
    Bytes answer = granted(ROOM.encode(), Bytes.utf8("97146cfe-7f85-4a2e-b56b-cca87eba190e"));
    BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
    Script model =
        connection -> {
          connection.getOutputStream().write(answer.toArray());
          told.add(new DataInputStream(connection.getInputStream()).readUnsignedShort());
        };
    try (ScriptedServer server = new ScriptedServer(model);
        TalkPort port = new TalkPort(DatagramSocket::new)) {
      assertThat(client(server.port(), ControlTimes.DEFAULT).enter(JOIN, Optional.empty(), port))
          .isInstanceOfSatisfying(
              Entered.class, entered -> assertThat(entered.dialect()).isEqualTo(Dialect.MODEL));
      assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(port.number());
    }
  }

  @Test
  void takesABareTokenFromAServerThatKeepsTheConnectionOpen() throws Exception {
    byte[] token = new byte[255];
    Arrays.fill(token, (byte) 0xE3);
    assertThat(enter(holding(Bytes.of(token))))
        .isInstanceOfSatisfying(
            Entered.class, entered -> assertThat(entered.token()).isEqualTo(Bytes.of(token)));
  }

  @Test
  void doesNotEnterWhereItCouldNotTalk() throws Exception {
    Bytes empty =
        new TcrpMessage(Operation.Known.JOIN, State.Known.RESPONSE, Bytes.EMPTY, Bytes.EMPTY)
            .encode();
    byte[] padded = new byte[255];
    Arrays.fill(padded, 0, 32, (byte) 'a');
    Bytes answer =
        empty
            .plus(
                new TcrpMessage(
                        Operation.Known.JOIN, State.Known.COMPLETE, Bytes.EMPTY, Bytes.EMPTY)
                    .encode())
            .plus(Bytes.of(padded));
    assertThat(failure(ScriptedServer.answer(answer), ControlTimes.DEFAULT))
        .isEqualTo(Kind.OTHER_DIALECT);
  }

  @Test
  void cannotConnectToAPortThatNobodyHas() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    ControlFailure failure =
        catchThrowableOfType(
            ControlFailure.class, () -> enter(client(port, ControlTimes.DEFAULT), JOIN));
    assertThat(failure.kind()).isEqualTo(Kind.CANNOT_CONNECT);
    assertThat(failure.detail()).isNotEmpty();
  }

  @Test
  void doesNotKnowAHostThatIsNone() {
    ControlFailure failure =
        catchThrowableOfType(
            ControlFailure.class,
            () ->
                new ControlClient(
                        new ServerAddress("no such host", 1),
                        ControlTimes.DEFAULT,
                        Optional.empty(),
                        System::nanoTime)
                    .list());
    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
  }

  @Test
  void createsJoinsAndListsAtAServer() throws Exception {
    try (FakeServer server = new FakeServer(Manners.OURS)) {
      ControlClient client = client(server.tcpPort(), ControlTimes.DEFAULT);
      EntryRequest create =
          new EntryRequest(Way.CREATE, ROOM, new UserName("host"), JOIN.password());
      assertThat(enter(client, create)).isInstanceOf(Entered.class);
      assertThat(enter(client, JOIN))
          .isInstanceOfSatisfying(
              Entered.class,
              entered ->
                  assertThat(entered.grant())
                      .hasValueSatisfying(
                          grant ->
                              assertThat(grant.members())
                                  .containsExactly(new UserName("host"), ALICE)));
      assertThat(client.list())
          .isInstanceOfSatisfying(
              Listed.class,
              listed ->
                  assertThat(listed.rooms().rooms())
                      .singleElement()
                      .satisfies(room -> assertThat(room.members()).isEqualTo(2)));
    }
  }

  private static Kind listFailure(ControlClient client) {
    return catchThrowableOfType(ControlFailure.class, client::list).kind();
  }

  /** It may be busy, or one of those that wait for more than such a question. */
  @Test
  void leavesOpenWhyAServerThatItDoesNotKnowSaysNothingOfItsRooms() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ControlTimes brief = new ControlTimes(Duration.ofSeconds(5), Duration.ofMillis(50));
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.silentUntil(end))) {
      assertThat(listFailure(client(server.port(), brief))).isEqualTo(Kind.LIST_UNANSWERED);
    }
    end.countDown();
  }

  @Test
  void missesTheListOfAServerThatItKnowsToHaveOne() throws Exception {
    AtomicLong ahead = new AtomicLong();
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    Script script =
        connection -> {
          if (asked.getAndIncrement() == 0) {
            connection.getOutputStream().write(granted(ROOM.encode(), GRANT).toArray());
          } else {
            ahead.set(ControlTimes.DEFAULT.total().toNanos());
            connection.getOutputStream().write(0);
            end.await();
          }
        };
    try (ScriptedServer server = new ScriptedServer(script)) {
      ControlClient client =
          new ControlClient(
              new ServerAddress("127.0.0.1", server.port()),
              ControlTimes.DEFAULT,
              Optional.empty(),
              () -> System.nanoTime() + ahead.get());
      assertThat(enter(client, creating())).isInstanceOf(Entered.class);
      assertThat(listFailure(client)).isEqualTo(Kind.NO_ANSWER);
    }
    end.countDown();
  }

  /** Sends, and keeps the connection open until the client hangs up. */
  private static Script holding(Bytes bytes) {
    return connection -> {
      connection.getOutputStream().write(bytes.toArray());
      int rest = connection.getInputStream().read();
      if (rest >= 0) {
        throw new IOException("the client had nothing more to say");
      }
    };
  }
}
