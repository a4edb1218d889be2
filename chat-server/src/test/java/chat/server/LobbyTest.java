package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.control.ControlPayload.Keeper;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.server.room.DropReason;
import chat.server.room.Lobby;
import chat.testkit.RawDatagrams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stage one over real sockets: who speaks is there. */
class LobbyTest {
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final ManualClock clock = new ManualClock();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        TestServer.start(
            config ->
                config
                    .listening(anyAddress(), 0, 0)
                    .timingOut(IDLE, IDLE)
                    .alsoListening(new PortPlan(List.of(), List.of(), OptionalInt.of(0))),
            clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachHearsInTheFormInWhichItSpeaks() throws IOException {
    try (RawDatagrams framed = socket("127.0.0.1");
        RawDatagrams written = socket("127.0.0.1");
        Guest plain = Guest.join(server, "lobby", "carol")) {
      say(framed, framed("アリス", "hello"));
      assertThat(plain.hear()).isEqualTo("[system] アリス joined.");
      assertThat(plain.hear()).isEqualTo("アリス: hello");
      say(written, Bytes.utf8("bob: hi"));
      assertThat(hear(framed)).isEqualTo(framed("[system]", "bob joined."));
      assertThat(hear(framed)).isEqualTo(framed("bob", "hi"));
      assertThat(plain.hear()).isEqualTo("[system] bob joined.");
      assertThat(plain.hear()).isEqualTo("bob: hi");

      plain.say("hi both\n[system] x");

      assertThat(hear(framed)).isEqualTo(framed("carol", "hi both\ncarol: [system] x"));
      assertThat(hear(written)).isEqualTo(Bytes.utf8("carol: hi both\ncarol: [system] x"));
    }
  }

  @Test
  void nobodyTakesAnothersName() throws IOException {
    try (RawDatagrams alice = socket("127.0.0.1");
        RawDatagrams mallory = socket("127.0.0.2");
        Guest carol = Guest.join(server, "lobby", "carol")) {
      say(alice, framed("alice", "it is me"));
      assertThat(carol.hear()).isEqualTo("[system] alice joined.");
      assertThat(carol.hear()).isEqualTo("alice: it is me");

      say(mallory, framed("ALICE", "me too"));
      Await.until(
          "it is counted", () -> server.server().metrics().dropped(DropReason.WRONG_ADDRESS) == 1);
      say(mallory, framed("carol", "me too"));
      Await.until(
          "it is counted", () -> server.server().metrics().dropped(DropReason.WRONG_ADDRESS) == 2);

      say(alice, framed("alice", "still me"));
      assertThat(carol.hear()).isEqualTo("alice: still me");
      assertThat(mallory.receive(Duration.ofMillis(200))).isEmpty();
    }
  }

  @Test
  void whoSpeaksUnderAnotherNameHasLeft() throws IOException {
    try (RawDatagrams alice = socket("127.0.0.1");
        Guest carol = Guest.join(server, "lobby", "carol")) {
      say(alice, framed("alice", "one"));
      say(alice, framed("alicia", "two"));
      say(alice, framed("alicia", "/quit"));

      assertThat(List.of(carol.hear(), carol.hear(), carol.hear(), carol.hear(), carol.hear()))
          .containsExactly(
              "[system] alice joined.",
              "alice: one",
              "[system] alice left.",
              "[system] alicia joined.",
              "alicia: two");
      assertThat(carol.hear()).isEqualTo("[system] alicia left.");
    }
  }

  @Test
  void whoSpeaksUnderTheNameOfAnotherHasLeftTooAndTheOthersHearOfIt() throws IOException {
    try (RawDatagrams alice = socket("127.0.0.1");
        RawDatagrams bob = socket("127.0.0.1");
        Guest carol = Guest.join(server, "lobby", "carol")) {
      say(alice, framed("alice", "one"));
      say(bob, framed("bob", "two"));
      say(bob, framed("alice", "three"));
      say(bob, framed("bob", "four"));

      assertThat(List.of(carol.hear(), carol.hear(), carol.hear(), carol.hear()))
          .containsExactly(
              "[system] alice joined.", "alice: one", "[system] bob joined.", "bob: two");
      assertThat(List.of(carol.hear(), carol.hear(), carol.hear()))
          .containsExactly("[system] bob left.", "[system] bob joined.", "bob: four");
    }
  }

  @Test
  void theSilentAreToldAndMayComeBack() throws IOException {
    try (RawDatagrams alice = socket("127.0.0.1");
        Guest carol = Guest.join(server, "lobby", "carol")) {
      say(alice, framed("alice", "one"));
      carol.hear();
      carol.hear();
      clock.advance(IDLE.dividedBy(2));
      carol.say("I stay");
      assertThat(hear(alice)).isEqualTo(framed("carol", "I stay"));

      clock.advance(IDLE.dividedBy(2).plusMillis(1));

      assertThat(hear(alice).asUtf8()).contains("[system]You were silent for too long");
      assertThat(carol.hear()).isEqualTo("[system] alice timed out.");
      say(alice, framed("alice", "back"));
      assertThat(carol.hear()).isEqualTo("[system] alice joined.");
      assertThat(carol.hear()).isEqualTo("alice: back");
    }
  }

  @Test
  void theListSaysThatItHasNoHostAndNobodyClosesIt() throws IOException {
    assertThat(lobbyInTheList()).isEqualTo(new RoomEntry(Lobby.NAME, 0, false, Keeper.SERVER));
    try (Guest first = Guest.join(server, "lobby", "first");
        Guest second = Guest.join(server, "lobby", "second")) {
      first.hear();
      first.say("/quit");

      assertThat(second.hear()).isEqualTo("[system] first left.");
      assertThat(lobbyInTheList().members()).isEqualTo(1);
    }
    assertThat(
            Requests.status(
                    Requests.ask(server.tcp(), Requests.raw(Operation.Known.CREATE, "lobby", "me")))
                .code())
        .isEqualTo(StatusCode.Known.ROOM_EXISTS);
  }

  @Test
  void garbageIsCountedAndNeverAnswered() throws IOException {
    try (RawDatagrams stranger = socket("127.0.0.1")) {
      for (Bytes garbage :
          List.of(Bytes.EMPTY, Bytes.hex("05"), Bytes.utf8("nobody"), Bytes.hex("025B5B"))) {
        say(stranger, garbage);
      }
      Await.until(
          "it is counted", () -> server.server().metrics().dropped(DropReason.MALFORMED) == 4);

      say(stranger, framed("a", "").plus(Bytes.hex("C328")));
      Await.until(
          "it is counted", () -> server.server().metrics().dropped(DropReason.NOT_UTF8) == 1);
      assertThat(stranger.receive(Duration.ofMillis(200))).isEmpty();
    }
  }

  private RoomEntry lobbyInTheList() throws IOException {
    List<TcrpMessage> answers = Requests.ask(server.tcp(), Requests.list());
    return PayloadCodec.decodeRoomList(answers.get(1).payload()).rooms().getFirst();
  }

  private void say(RawDatagrams who, Bytes datagram) throws IOException {
    int port = server.server().lobbyPort().orElseThrow();
    who.send(datagram, new InetSocketAddress("127.0.0.1", port));
  }

  private static Bytes framed(String name, String text) {
    Bytes bytes = Bytes.utf8(name);
    return Bytes.of((byte) bytes.size()).plus(bytes).plus(Bytes.utf8(text));
  }

  private static Bytes hear(RawDatagrams who) throws IOException {
    return who.receive(Requests.PATIENCE)
        .orElseThrow(() -> new AssertionError("nothing was heard"));
  }

  private static RawDatagrams socket(String address) throws IOException {
    return RawDatagrams.bind(InetAddress.getByName(address));
  }

  private static InetAddress anyAddress() {
    return new InetSocketAddress(0).getAddress();
  }
}
