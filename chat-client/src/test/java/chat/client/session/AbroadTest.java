package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.ScriptedServer;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.SessionEvent.Said;
import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stay at a server that gives a raw token and sends everybody every text as it came. */
@Timeout(60)
class AbroadTest {
  private static final EntryRequest REQUEST =
      new EntryRequest(Way.CREATE, new RoomName("r3083"), new UserName("alice"), Optional.empty());

  private final byte[] token = new byte[255];
  private InetSocketAddress client = new InetSocketAddress(0);

  @Test
  void talksAndHearsWhereTheServerSendsAllTextsToAllAsTheyCame() throws Exception {
    new SplittableRandom(3).nextBytes(token);
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ScriptedServer tcp = new ScriptedServer(ScriptedServer.answer(Bytes.of(token)));
        DatagramSocket udp = new DatagramSocket(local)) {
      Connector connector =
          new Connector(
              new ServerAddress("127.0.0.1", tcp.port()),
              OptionalInt.of(udp.getLocalPort()),
              System::nanoTime);
      try (ChatSession session = ((Opened) connector.enter(REQUEST)).session()) {
        assertThat(session.entered().dialect()).isEqualTo(Dialect.NIWATORI);
        assertThat(relay(udp)).as("hello").isEmpty();
        assertThat(session.say("one")).isInstanceOf(SayResult.Accepted.class);
        assertThat(relay(udp)).isEqualTo("one");
        send(udp, "bob: hi");
        // Its own text came first, and is not told.
        assertThat(session.take()).isEqualTo(new Said("bob: hi"));
        assertThat(session.say("two")).isInstanceOf(SayResult.Accepted.class);
        assertThat(relay(udp)).isEqualTo("alice: two");
      }
    }
  }

  /** Sends the text of the next datagram back to where it came from. */
  private String relay(DatagramSocket udp) throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[5000], 5000);
    udp.receive(packet);
    client = (InetSocketAddress) packet.getSocketAddress();
    Bytes heading = Bytes.of((byte) 5, (byte) 255).plus(Bytes.utf8("r3083")).plus(Bytes.of(token));
    Bytes datagram = Bytes.of(packet.getData(), 0, packet.getLength());
    assertThat(datagram.startsWith(heading)).isTrue();
    Bytes text = datagram.slice(heading.size(), datagram.size());
    udp.send(new DatagramPacket(text.toArray(), text.size(), client));
    return text.asUtf8();
  }

  private void send(DatagramSocket udp, String text) throws Exception {
    Bytes bytes = Bytes.utf8(text);
    udp.send(new DatagramPacket(bytes.toArray(), bytes.size(), client));
  }
}
