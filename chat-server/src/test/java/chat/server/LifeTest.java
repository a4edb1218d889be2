package chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.control.Operation;
import chat.protocol.notice.NoticeLanguage;
import chat.server.observe.EventLog;
import chat.testkit.RawPeer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Timeouts, and the end. */
class LifeTest {
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration KEEPALIVE = Duration.ofMillis(100);

  @Test
  void silentMembersAreRemovedEachByItsOwnClock() throws IOException {
    ManualClock clock = new ManualClock();
    try (TestServer server = timingOut(clock);
        Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "bob");
        Guest carol =
            Guest.enter(server, Requests.grant(Operation.Known.JOIN, "r", "carol")).hello()) {
      assertThat(alice.hear()).isEqualTo("[system] bob joined.");
      assertThat(alice.hear()).isEqualTo("[system] carol joined.");
      assertThat(carol.hear()).isEmpty();

      clock.advance(KEEPALIVE.plusMillis(1));
      assertThat(carol.hear()).startsWith("[system] You were silent for too long");
      assertThat(alice.hear()).isEqualTo("[system] carol timed out.");

      assertThat(bob.hear()).isEqualTo("[system] carol joined.");
      assertThat(bob.hear()).isEqualTo("[system] carol timed out.");
      alice.say("hello");
      assertThat(bob.hear()).isEqualTo("alice: hello");
      clock.advance(IDLE.minus(KEEPALIVE));
      assertThat(bob.hear()).startsWith("[system] You were silent for too long");
      assertThat(alice.hear()).isEqualTo("[system] bob timed out.");
    }
  }

  @Test
  void aHostThatIsSilentClosesTheRoom() throws IOException {
    ManualClock clock = new ManualClock();
    try (TestServer server = timingOut(clock);
        Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "bob")) {
      alice.hear();
      clock.advance(IDLE.dividedBy(2));
      bob.say("I am here");
      assertThat(alice.hear()).isEqualTo("bob: I am here");

      clock.advance(IDLE.dividedBy(2).plusMillis(1));

      assertThat(alice.hear()).startsWith("[system] You were silent for too long");
      assertThat(bob.hear()).isEqualTo("[system] The host timed out, so the room is closed.");
    }
  }

  @Test
  @Timeout(10)
  void aServerThatStopsTellsEverybody() throws Exception {
    // The silent one first: when the others are served, it has been accepted.
    try (TestServer server = TestServer.start(config -> config.speaking(NoticeLanguage.JA));
        RawPeer silent = RawPeer.connect(server.tcp());
        Guest alice = Guest.create(server, "r", "alice");
        Guest bob = Guest.join(server, "r", "bob")) {
      assertThat(alice.hear()).isEqualTo("[system] bob さんが入室しました。");

      server.server().stop();

      assertThat(alice.hear()).isEqualTo("[system] サーバーを停止するため、ルームを閉じました。");
      assertThat(bob.hear()).isEqualTo("[system] サーバーを停止するため、ルームを閉じました。");
      server.server().awaitStopped();
      assertThat(silent.readAll(Requests.PATIENCE).isEmpty()).isTrue();
      assertThatThrownBy(() -> RawPeer.connect(server.tcp())).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aServerThatCannotListenLeavesNothingOpen() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    int tcpPort;
    try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
      tcpPort = free.getLocalPort();
    }
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
      ServerConfig config =
          ServerConfig.defaults().listening(loopback, tcpPort, taken.getLocalPort());

      assertThatThrownBy(
              () ->
                  ChatServer.start(
                      config, new EventLog(System.getLogger("test")), System::nanoTime))
          .isInstanceOfSatisfying(
              ListenException.class,
              e -> {
                assertThat(e.transport()).isEqualTo("UDP");
                assertThat(e.port()).isEqualTo(taken.getLocalPort());
              });
    }
    try (ServerSocket again = new ServerSocket(tcpPort, 1, loopback)) {
      assertThat(again.getLocalPort()).isEqualTo(tcpPort);
    }
  }

  private static TestServer timingOut(ManualClock clock) throws IOException {
    return TestServer.start(config -> config.timingOut(IDLE, KEEPALIVE), clock);
  }
}
