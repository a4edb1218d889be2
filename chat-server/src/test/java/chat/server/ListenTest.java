package chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.testkit.RawDatagrams;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** More pairs of ports on the same rooms. */
class ListenTest {
  private static final PortPair ANY = new PortPair(0, 0, Optional.empty());

  @Test
  void membersOfTwoPairsShareARoomAndEachHearsFromItsOwn() throws IOException {
    try (TestServer server = TestServer.start(config -> config.alsoListening(required(ANY)));
        Guest alice = Guest.create(server, "r", "alice")) {
      PortPair other = server.server().pairs().get(1);
      List<TcrpMessage> answers =
          Requests.ask(
              new InetSocketAddress("127.0.0.1", other.tcp()),
              Requests.grant(Operation.Known.JOIN, "r", "bob"));
      Grant grant = (Grant) PayloadCodec.decodeAdmission(answers.get(1).payload());
      assertThat(grant.udpPort()).hasValue(other.udp());
      assertThat(grant.members()).contains(new UserName("alice"));

      try (DatagramSocket bob = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
        Bytes hello =
            DatagramCodec.encode(new ClientDatagram(alice.room(), grant.token(), Bytes.EMPTY));
        bob.send(packet(hello, other.udp()));
        assertThat(senderOfNext(bob)).isEqualTo(other.udp());
        alice.say("hi bob");
        assertThat(senderOfNext(bob)).isEqualTo(other.udp());
      }
    }
  }

  @Test
  void aPairThatIsAskedForAndTakenEndsTheStartAndLeavesNothingOpen() throws IOException {
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      free = probe.getLocalPort();
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      PortPlan plan =
          required(
              new PortPair(free, 0, Optional.empty()),
              new PortPair(taken.getLocalPort(), 0, Optional.empty()));

      assertThatThrownBy(() -> TestServer.start(config -> config.alsoListening(plan)))
          .isInstanceOfSatisfying(
              ListenException.class, e -> assertThat(e.port()).isEqualTo(taken.getLocalPort()));
    }
    try (ServerSocket again = new ServerSocket(free, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(again.getLocalPort()).isEqualTo(free);
    }
  }

  @Test
  void aWelcomePairThatIsTakenIsNamedAndSkipped() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      PortPair pair = new PortPair(taken.getLocalPort(), 0, Optional.of("nyantarou"));
      PortPlan plan = new PortPlan(List.of(ANY), List.of(pair, ANY), OptionalInt.of(0));
      try (TestServer server = TestServer.start(config -> config.alsoListening(plan))) {
        assertThat(server.server().skipped()).containsExactly(pair);
        assertThat(server.server().pairs()).hasSize(3);
        assertThat(new Greeting(new ServerTexts(Locale.ROOT)).lines(server.server()))
            .contains(
                "It also listens on %s, %s (TCP/UDP) for other teams' clients."
                    .formatted(server.server().pairs().get(1), server.server().pairs().get(2)),
                "Not opened, because they are taken or clash: " + pair + ".",
                "The lobby is on UDP port " + server.server().lobbyPort().orElseThrow() + ".");
      }
    }
  }

  @Test
  void pairsShareAUdpPortButNotWithThoseWhoHaveAnotherHeader() throws IOException {
    int udp;
    try (RawDatagrams probe = RawDatagrams.bind(InetAddress.getByName("127.0.0.1"))) {
      udp = probe.local().getPort();
    }
    PortPair nyantarou = new PortPair(0, udp, Optional.of("nyantarou"));
    PortPlan plan =
        new PortPlan(
            List.of(
                new PortPair(0, udp, Optional.of("teamdev-a")),
                new PortPair(0, udp, Optional.of("takeo"))),
            List.of(nyantarou),
            OptionalInt.empty());

    try (TestServer server = TestServer.start(config -> config.alsoListening(plan))) {
      assertThat(server.server().pairs()).hasSize(3);
      assertThat(server.server().skipped()).containsExactly(nyantarou);
    }
  }

  @Test
  void readsTheOptions() {
    ListenOptions options =
        parsed(
            Map.of(),
            "--listen",
            "9001/9002",
            "--listen=12345/12346=nyantarou",
            "--course",
            "--lobby-port",
            "9100");

    assertThat(options.plan())
        .isEqualTo(
            new PortPlan(
                List.of(
                    new PortPair(9001, 9002, Optional.empty()),
                    new PortPair(12345, 12346, Optional.of("nyantarou"))),
                PortPlan.COURSE,
                OptionalInt.of(9100)));
    assertThat(parsed(Map.of()).plan()).isEqualTo(PortPlan.NONE);
  }

  @Test
  void theEnvironmentHasThemToo() {
    Map<String, String> environment =
        Map.of("CHAT_LISTEN", "1/2,3/4=mthd", "CHAT_COURSE", "true", "CHAT_LOBBY_PORT", "0");
    for (String[] typed : new String[][] {{}, {"--course"}}) {
      ListenOptions options = parsed(environment, typed);

      assertThat(options.plan())
          .isEqualTo(
              new PortPlan(
                  List.of(
                      new PortPair(1, 2, Optional.empty()),
                      new PortPair(3, 4, Optional.of("mthd"))),
                  PortPlan.COURSE,
                  OptionalInt.of(0)));
    }
  }

  private static ListenOptions parsed(Map<String, String> environment, String... typed) {
    CommandSpec spec = CommandSpec.create();
    ListenOptions options = new ListenOptions(new Settings(spec));
    new CommandLine(spec)
        .setDefaultValueProvider(new EnvironmentDefaults(environment))
        .parseArgs(typed);
    return options;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "9001", "9001/", "/9002", "9001/99999", "9001/9002=", "9001/9002=nobody"})
  void refusesWhatIsNoPair(String text) {
    assertThatThrownBy(() -> new PortPairOption().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @Test
  void eachDialectOfTheCoursesPortsIsThere() {
    for (PortPair pair : PortPlan.COURSE) {
      assertThat(new PortPairOption().convert(pair.toString())).isEqualTo(pair);
    }
  }

  private static PortPlan required(PortPair... pairs) {
    return new PortPlan(List.of(pairs), List.of(), OptionalInt.empty());
  }

  private static DatagramPacket packet(Bytes bytes, int port) {
    return new DatagramPacket(
        bytes.toArray(), bytes.size(), new InetSocketAddress("127.0.0.1", port));
  }

  private static int senderOfNext(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    socket.setSoTimeout((int) Requests.PATIENCE.toMillis());
    socket.receive(packet);
    return packet.getPort();
  }
}
