package chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RawPeerTest {
  private static final Duration GENEROUS = Duration.ofSeconds(20);
  private static final Bytes HELLO = Bytes.utf8("hello");

  private ServerSocket listener;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  private InetSocketAddress server() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  @Test
  void sendsAndEndsItsSideAndStillReads() throws IOException {
    try (RawPeer peer = RawPeer.connect(server());
        Socket accepted = listener.accept()) {
      peer.send(HELLO);
      peer.sendOneByOne(HELLO);
      peer.finish();
      assertThat(accepted.getInputStream().readAllBytes()).asString().isEqualTo("hellohello");
      accepted.getOutputStream().write(HELLO.toArray());
      accepted.shutdownOutput();
      assertThat(peer.read(2, GENEROUS)).isEqualTo(Bytes.utf8("he"));
      assertThat(peer.readAll(GENEROUS)).isEqualTo(Bytes.utf8("llo"));
    }
  }

  @Test
  void comesFromTheAddressItWasGiven() throws IOException {
    InetAddress other = InetAddress.getByName("127.0.0.2");
    try (RawPeer peer = RawPeer.connect(server(), new InetSocketAddress(other, 0));
        Socket accepted = listener.accept()) {
      assertThat(accepted.getRemoteSocketAddress()).isEqualTo(peer.local());
      assertThat(accepted.getInetAddress()).isEqualTo(other);
    }
  }

  @Test
  void aResetIsNoEnd() throws IOException {
    try (RawPeer peer = RawPeer.connect(server());
        Socket accepted = listener.accept()) {
      peer.reset();
      assertThatThrownBy(() -> accepted.getInputStream().readAllBytes())
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void readAllFailsWhenTheOtherSideDoesNotEnd() throws IOException {
    try (RawPeer peer = RawPeer.connect(server());
        Socket accepted = listener.accept()) {
      accepted.getOutputStream().write(HELLO.toArray());
      assertThatThrownBy(() -> peer.readAll(Duration.ofMillis(50)))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void datagramsComeAndStayAway() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (RawDatagrams one = RawDatagrams.bind(loopback);
        RawDatagrams two = RawDatagrams.bind(InetAddress.getByName("127.0.0.2"))) {
      one.send(HELLO, two.local());
      assertThat(two.receive(GENEROUS)).contains(HELLO);
      assertThat(two.receive(Duration.ofMillis(20))).isEmpty();
      two.send(Bytes.EMPTY, one.local());
      assertThat(one.receive(GENEROUS)).contains(Bytes.EMPTY);
    }
  }
}
