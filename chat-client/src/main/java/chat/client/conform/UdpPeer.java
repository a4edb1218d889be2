package chat.client.conform;

import chat.protocol.Bytes;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** The kit's end of the talk: may send anything, hears the server alone. */
final class UdpPeer implements AutoCloseable {
  private static final int LARGEST = 65_535;

  private final DatagramSocket socket;
  private final Wire wire;

  private UdpPeer(DatagramSocket socket, Wire wire) {
    this.socket = socket;
    this.wire = wire;
  }

  /** Opens a socket at {@code local} that talks with {@code server}. */
  static UdpPeer open(InetSocketAddress local, InetSocketAddress server, Wire wire)
      throws IOException {
    DatagramSocket socket = new DatagramSocket(local);
    try {
      socket.connect(server);
      return new UdpPeer(socket, wire);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Sends one datagram. A server that is not there says so when it is listened to. */
  void send(Bytes bytes) {
    wire.note(Wire.Way.UDP_SENT, bytes);
    try {
      socket.send(new DatagramPacket(bytes.toArray(), bytes.size()));
    } catch (IOException e) {
      // The system reports here that an earlier datagram found no server.
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
      socket.receive(packet);
      return true;
    } catch (SocketTimeoutException | PortUnreachableException e) {
      // Nobody listens at that port now; somebody may before the deadline.
      return false;
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
