package chat.client.session;

import chat.client.session.EntryResult.Entered;
import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.ServerDatagram;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/** The UDP socket of one stay: what it sends carries room and token. One thread receives. */
final class TalkSocket implements AutoCloseable {
  private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;

  private final Entered entered;
  private final DatagramSocket socket;
  // One byte more than the largest legal datagram, so that an oversize one is seen.
  private final byte[] buffer = new byte[ProtocolLimits.SERVER_DATAGRAM_MAX + 1];
  private final DatagramPacket packet = new DatagramPacket(buffer, buffer.length);

  private TalkSocket(Entered entered, DatagramSocket socket) {
    this.entered = entered;
    this.socket = socket;
  }

  /** Connects to the very address that answered over TCP: another one may be another server. */
  static TalkSocket open(Entered entered, int udpPort) throws IOException {
    DatagramSocket socket = bind(entered.local());
    try {
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.connect(new InetSocketAddress(entered.server().getAddress(), udpPort));
      return new TalkSocket(entered, socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void send(Bytes body) throws IOException {
    ClientDatagram datagram =
        new ClientDatagram(entered.request().room(), entered.admission().token(), body);
    byte[] bytes = DatagramCodec.encode(datagram).toArray();
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  /** Waits for the next datagram; none when it is larger than any may be. */
  Optional<ServerDatagram> receive() throws IOException {
    packet.setLength(buffer.length);
    socket.receive(packet);
    return packet.getLength() > ProtocolLimits.SERVER_DATAGRAM_MAX
        ? Optional.empty()
        : Optional.of(new ServerDatagram(Bytes.of(buffer, 0, packet.getLength())));
  }

  /** Ends a receive that waits, too. */
  @Override
  public void close() {
    socket.close();
  }

  /** The TCP connection's own port is where a server that knows no better sends to. */
  private static DatagramSocket bind(InetSocketAddress local) throws SocketException {
    try {
      return new DatagramSocket(local);
    } catch (SocketException e) {
      return new DatagramSocket(new InetSocketAddress(local.getAddress(), 0));
    }
  }
}
