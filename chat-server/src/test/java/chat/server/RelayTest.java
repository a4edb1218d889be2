package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Token;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.server.room.DropReason;
import chat.testkit.RawDatagrams;
import chat.testkit.RawPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The talk over real sockets. */
class RelayTest {
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.startOnAllAddresses();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatOneSaysTheOthersHear() throws IOException {
    try (Guest alice = Guest.create(server, "部屋", "アリス");
        Guest bob = Guest.join(server, "部屋", "bob");
        Guest carol = Guest.join(server, "部屋", "carol");
        Guest dave = Guest.create(server, "elsewhere", "dave")) {
      assertThat(alice.hear()).isEqualTo("[system] bob joined.");
      assertThat(alice.hear()).isEqualTo("[system] carol joined.");
      assertThat(bob.hear()).isEqualTo("[system] carol joined.");

      alice.say("こんにちは 👋");

      assertThat(bob.hear()).isEqualTo("アリス: こんにちは 👋");
      assertThat(carol.hear()).isEqualTo("アリス: こんにちは 👋");
      assertThat(alice.hearsNothing()).isTrue();
      assertThat(dave.hearsNothing()).isTrue();
    }
  }

  @Test
  void aLongTextComesInPartsEachWithTheName() throws IOException {
    String name = "b".repeat(60);
    try (Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", name)) {
      alice.hear();

      bob.say("あ".repeat(1350));

      assertThat(alice.hear()).isEqualTo(name + ": " + "あ".repeat(1344));
      assertThat(alice.hear()).isEqualTo(name + ": " + "あ".repeat(6));
    }
  }

  @Test
  void nobodySpeaksForAnother() throws IOException {
    try (Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "bob");
        RawDatagrams stranger = RawDatagrams.bind(InetAddress.getByName("127.0.0.2"))) {
      alice.hear();

      stranger.send(bob.datagram(Bytes.utf8("I am bob")), server.udp());
      awaitDropped(DropReason.WRONG_ADDRESS);
      bob.say("I am");

      assertThat(alice.hear()).isEqualTo("bob: I am");
      alice.say("hello bob");
      assertThat(bob.hear()).isEqualTo("alice: hello bob");
      assertThat(stranger.receive(Duration.ofMillis(200))).isEmpty();
    }
  }

  @Test
  void whatIsNotAMembersOwnIsDroppedAndNeverAnswered() throws IOException {
    try (Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "bob");
        Guest carol = Guest.create(server, "other", "carol")) {
      alice.hear();
      bob.sendRaw(Bytes.EMPTY);
      bob.sendRaw(Bytes.hex("00"));
      bob.sendRaw(Bytes.hex("FFFF00"));
      awaitDropped(DropReason.MALFORMED, 3);
      bob.sendRaw(datagram(bob, new Token("guess"), "x"));
      awaitDropped(DropReason.UNKNOWN_TOKEN);
      bob.sendRaw(datagram(bob, carol.token(), "x"));
      awaitDropped(DropReason.WRONG_ROOM);
      bob.say(Bytes.hex("C328"));
      awaitDropped(DropReason.NOT_UTF8);
      bob.sendRaw(bob.datagram(Bytes.EMPTY).plus(Bytes.utf8("x".repeat(4097 - 2 - 1 - 32))));
      awaitDropped(DropReason.TOO_LARGE);

      bob.say("still here");

      assertThat(alice.hear()).isEqualTo("bob: still here");
      assertThat(bob.hearsNothing()).isTrue();
    }
  }

  @Test
  void theLargestDatagramIsRelayed() throws IOException {
    try (Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "b")) {
      alice.hear();
      String text = "x".repeat(4096 - 2 - 1 - 32);

      bob.say(text);

      assertThat(alice.hear()).isEqualTo("b: " + text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quit", "/exit", "exit!"})
  void aMemberLeaves(String word) throws IOException {
    try (Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "bob")) {
      alice.hear();

      bob.say(word);

      assertThat(alice.hear()).isEqualTo("[system] bob left.");
      bob.say("am I here?");
      awaitDropped(DropReason.UNKNOWN_TOKEN);
      assertThat(alice.hearsNothing()).isTrue();
    }
  }

  @Test
  void whenTheHostLeavesTheRoomCloses() throws IOException {
    try (Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "bob")) {
      alice.say("/quit");

      assertThat(bob.hear()).isEqualTo("[system] The host left, so the room is closed.");
      try (Guest again = Guest.create(server, "r", "bob")) {
        assertThat(again.token()).isNotEqualTo(bob.token());
      }
    }
  }

  @Test
  void keepalivesAreAnsweredToWhoHasAGrant() throws IOException {
    try (Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.enter(server, Requests.grant(Operation.Known.JOIN, "r", "bob"))) {
      bob.say("");

      assertThat(bob.hearBytes()).isEqualTo(Bytes.EMPTY);
      alice.hear();
      alice.say("");
      assertThat(alice.hearsNothing()).isTrue();
      bob.say("/quit");
      assertThat(bob.hear()).isEqualTo("[system] You left the room.");
    }
  }

  /** What was said last, wherever that was, must not be what an answer is made of. */
  @Test
  void aKeepaliveTellsNothingOfWhatIsSaidElsewhere() throws IOException {
    try (Guest alice = Guest.create(server, "r", "alice").hello();
        Guest bob = Guest.join(server, "r", "bob").hello();
        Guest mallory =
            Guest.enter(server, Requests.grant(Operation.Known.CREATE, "s", "mallory"))) {
      assertThat(alice.hear()).isEqualTo("[system] bob joined.");
      for (int i = 0; i < 3; i++) {
        alice.say("secret");
        assertThat(bob.hear()).isEqualTo("alice: secret");
        mallory.hello();
        assertThat(mallory.hear()).isEmpty();
      }
    }
  }

  @Test
  void pastingTwentyLinesIsNoFlood() throws IOException {
    try (Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "bob")) {
      alice.hear();

      for (int i = 0; i < 20; i++) {
        bob.say("line " + i);
      }

      for (int i = 0; i < 20; i++) {
        assertThat(alice.hear()).isEqualTo("bob: line " + i);
      }
    }
  }

  @Test
  void aFloodIsDroppedAndItsSenderToldOnce() throws IOException {
    ManualClock clock = new ManualClock();
    try (TestServer still = TestServer.start(config -> config, clock);
        Guest alice = Guest.create(still, "r", "alice");
        Guest bob = Guest.join(still, "r", "bob")) {
      alice.hear();

      for (int i = 0; i < 50; i++) {
        bob.say("line " + i);
      }

      for (int i = 0; i < 30; i++) {
        assertThat(alice.hear()).isEqualTo("bob: line " + i);
      }
      assertThat(bob.hear()).startsWith("[system] You are sending too fast");
      assertThat(alice.hearsNothing()).isTrue();
      assertThat(bob.hearsNothing()).isTrue();
      assertThat(still.server().metrics().dropped(DropReason.TOO_FAST)).isEqualTo(20);
    }
  }

  @Test
  void untilItSpeaksAMemberHearsAtItsTcpPort() throws IOException {
    try (RawPeer tcp = RawPeer.connect(server.tcp());
        RawDatagrams udp = RawDatagrams.bind(new InetSocketAddress("127.0.0.1", port(tcp)))) {
      tcp.send(Requests.raw(Operation.Known.CREATE, "r", "alice").encode());
      tcp.readAll(Requests.PATIENCE);

      try (Guest _ = Guest.join(server, "r", "bob")) {
        assertThat(udp.receive(Requests.PATIENCE).orElseThrow().asUtf8())
            .isEqualTo("[system] bob joined.");
      }
    }
  }

  @Test
  void aPortInTheRequestHoldsWhereverTheMemberSpeaksFrom() throws IOException {
    try (RawDatagrams ear = RawDatagrams.bind(InetAddress.getByName("127.0.0.1"))) {
      TcrpMessage request =
          Requests.message(
              Operation.Known.CREATE,
              "r",
              Bytes.utf8("{\"user_name\":\"alice\",\"udp_port\":" + ear.local().getPort() + "}"));
      try (Guest alice = Guest.enter(server, request).hello();
          Guest _ = Guest.join(server, "r", "bob")) {
        assertThat(ear.receive(Requests.PATIENCE).orElseThrow().asUtf8())
            .isEqualTo("[system] bob joined.");
        assertThat(alice.hearsNothing()).isTrue();
      }
    }
  }

  @Test
  void aPortAfterTheTokenHoldsToo() throws IOException {
    try (RawDatagrams ear = RawDatagrams.bind(InetAddress.getByName("127.0.0.1"));
        RawPeer tcp = RawPeer.connect(server.tcp())) {
      tcp.send(Requests.json(Operation.Known.CREATE, "r", "alice").encode());
      List<TcrpMessage> answers = Requests.messages(tcp.readAll(Requests.PATIENCE));
      assertThat(PayloadCodec.decodeAdmission(answers.get(1).payload())).isNotNull();
      int port = ear.local().getPort();
      tcp.send(Bytes.of((byte) (port >>> 8), (byte) port));
      tcp.finish();
      // The server hangs up when it has read the port, or has had enough of waiting for it.
      tcp.readAll(Requests.PATIENCE);

      awaitHeardAt(ear);
    }
  }

  /** Joins over and over until the declared port hears of it: the port travels by another way. */
  private void awaitHeardAt(RawDatagrams ear) throws IOException {
    for (int i = 0; i < 100; i++) {
      try (Guest guest = Guest.join(server, "r", "guest" + i)) {
        if (ear.receive(Duration.ofMillis(100)).isPresent()) {
          return;
        }
        guest.say("/quit");
      }
    }
    throw new AssertionError("nothing was heard at the declared port");
  }

  private static int port(RawPeer peer) {
    return peer.local().getPort();
  }

  private static Bytes datagram(Guest guest, Token token, String text) {
    return DatagramCodec.encode(new ClientDatagram(guest.room(), token, Bytes.utf8(text)));
  }

  private void awaitDropped(DropReason reason) {
    awaitDropped(reason, 1);
  }

  private void awaitDropped(DropReason reason, int count) {
    Await.until(reason + " is counted", () -> server.server().metrics().dropped(reason) == count);
  }
}
