package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.ServerDatagram;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.Deque;
import java.util.Optional;

/** The UDP socket of one stay: what it sends carries room and token. One thread receives. */
final class TalkSocket implements AutoCloseable {
  private final Entered entered;
  private final DatagramSocket socket;
  private final Deque<ServerDatagram> early;
  // One byte more than the largest legal datagram, so that an oversize one is seen.
  private final byte[] buffer = new byte[ProtocolLimits.SERVER_DATAGRAM_MAX + 1];
  private final DatagramPacket packet = new DatagramPacket(buffer, buffer.length);

  /**
   * Takes over a {@code socket} that is connected to the server.
   *
   * @param early what the server sent before
   */
  TalkSocket(Entered entered, DatagramSocket socket, Deque<ServerDatagram> early) {
    this.entered = entered;
    this.socket = socket;
    this.early = early;
  }

  void send(Bytes body) throws IOException {
    ClientDatagram datagram =
        new ClientDatagram(entered.request().room(), entered.admission().token(), body);
    byte[] bytes = DatagramCodec.encode(datagram).toArray();
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  /** Waits for the next datagram; none when it is larger than any may be. */
  Optional<ServerDatagram> receive() throws IOException {
    if (!early.isEmpty()) {
      return Optional.of(early.remove());
    }
    packet.setLength(buffer.length);
    socket.receive(packet);
    return decode(packet);
  }

  static Optional<ServerDatagram> decode(DatagramPacket packet) {
    return packet.getLength() > ProtocolLimits.SERVER_DATAGRAM_MAX
        ? Optional.empty()
        : Optional.of(
            new ServerDatagram(Bytes.of(packet.getData(), packet.getOffset(), packet.getLength())));
  }

  /** Ends a receive that waits, too. */
  @Override
  public void close() {
    socket.close();
  }
}
