package chat.testkit;

import chat.protocol.Bytes;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** A UDP socket that may send anything to anybody. */
public final class RawDatagrams implements AutoCloseable {
  private static final int LARGEST = 65_535;

  private final DatagramSocket socket;

  private RawDatagrams(DatagramSocket socket) {
    this.socket = socket;
  }

  /** A free port of this address, 127.0.0.2 for example. */
  public static RawDatagrams bind(InetAddress local) throws IOException {
    return bind(new InetSocketAddress(local, 0));
  }

  /** This address and port. */
  public static RawDatagrams bind(InetSocketAddress local) throws IOException {
    return new RawDatagrams(new DatagramSocket(local));
  }

  /** Where this socket hears. */
  public InetSocketAddress local() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Sends one datagram. */
  public void send(Bytes bytes, InetSocketAddress to) throws IOException {
    socket.send(new DatagramPacket(bytes.toArray(), bytes.size(), to));
  }

  /** The next datagram, or none within the deadline. */
  public Optional<Bytes> receive(Duration deadline) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    socket.setSoTimeout((int) Math.max(1, deadline.toMillis()));
    try {
      socket.receive(packet);
      return Optional.of(Bytes.of(packet.getData(), packet.getOffset(), packet.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
