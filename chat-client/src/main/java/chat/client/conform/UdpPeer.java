package chat.client.conform;

import chat.protocol.Bytes;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** The kit's end of the talk: may send anything, hears the server alone. */
final class UdpPeer implements AutoCloseable {
  private static final int LARGEST = 65_535;

  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private final Wire wire;

  private UdpPeer(DatagramSocket socket, InetSocketAddress server, Wire wire) {
    this.socket = socket;
    this.server = server;
    this.wire = wire;
  }

  /**
   * Opens a socket at {@code local} that talks with {@code server}. It is not connected: Java sends
   * no empty datagram over a connected one.
   */
  static UdpPeer open(InetSocketAddress local, InetSocketAddress server, Wire wire)
      throws IOException {
    return new UdpPeer(new DatagramSocket(local), server, wire);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Sends one datagram. One that does not go out is lost, as any other may be. */
  void send(Bytes bytes) {
    wire.note(Wire.Way.UDP_SENT, bytes);
    try {
      socket.send(new DatagramPacket(bytes.toArray(), bytes.size(), server));
    } catch (IOException e) {
      // The check finds that nothing came of it.
      return;
    }
  }

  /** The next datagram, if one comes in time. */
  Optional<Bytes> next(Waiting.Deadline deadline) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    for (int millis = deadline.millisLeft(); millis > 0; millis = deadline.millisLeft()) {
      socket.setSoTimeout(millis);
      if (received(packet)) {
        Bytes bytes = Bytes.of(packet.getData(), packet.getOffset(), packet.getLength());
        wire.note(Wire.Way.UDP_CAME, bytes);
        return Optional.of(bytes);
      }
    }
    return Optional.empty();
  }

  private boolean received(DatagramPacket packet) throws IOException {
    try {
      packet.setLength(LARGEST);
      socket.receive(packet);
      return packet.getSocketAddress().equals(server);
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
