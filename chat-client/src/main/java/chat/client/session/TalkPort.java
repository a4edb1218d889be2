package chat.client.session;

import chat.protocol.ProtocolLimits;
import chat.protocol.datagram.ServerDatagram;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where a stay will hear, held from before the server is asked: what it sends right behind its
 * answer, or even before it, finds somebody. Closing it gives the port back, unless a {@link
 * TalkSocket} has taken it over.
 */
final class TalkPort implements AutoCloseable {
  /** How a port is had from the system. */
  interface Binder {
    DatagramSocket bind(InetSocketAddress local) throws SocketException;
  }

  private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;

  /** Strangers may send to a port that is not connected yet, and must not keep us busy. */
  private static final int EARLY_MAX = 4096;

  private final Binder binder;
  private Optional<DatagramSocket> held = Optional.empty();

  TalkPort(Binder binder) {
    this.binder = binder;
  }

  /**
   * Listens where a server that knows no better sends to: at the port of the TCP connection whose
   * end is {@code local}. False when somebody else has that port.
   */
  boolean listenAt(InetSocketAddress local) {
    try {
      hold(local);
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  /** Listens at any port; the server learns it by our hello. */
  void listenAnywhere(InetAddress local) throws SocketException {
    hold(new InetSocketAddress(local, 0));
  }

  /** The number of the port we listen at; 0 before we do. */
  int number() {
    return held.map(DatagramSocket::getLocalPort).orElse(0);
  }

  /**
   * Turns to the server that let us in, at {@code udpPort} of the very address that answered:
   * another one may be another server. What it sent so far is kept; what others sent is not.
   */
  TalkSocket connect(Entered entered, int udpPort) throws IOException {
    DatagramSocket socket = held.orElseThrow(() -> new SocketException("not listening"));
    InetSocketAddress server = new InetSocketAddress(entered.server().getAddress(), udpPort);
    // Java forgets what waits in a socket when it connects it, so it is taken out before.
    Deque<ServerDatagram> early = receiveEarly(socket, server);
    socket.connect(server);
    held = Optional.empty();
    return new TalkSocket(entered, socket, early);
  }

  /** Gives up where we listen, and listens where {@code other} does from now on. */
  void takeOver(TalkPort other) {
    close();
    held = other.held;
    other.held = Optional.empty();
  }

  @Override
  public void close() {
    held.ifPresent(DatagramSocket::close);
    held = Optional.empty();
  }

  private void hold(InetSocketAddress local) throws SocketException {
    close();
    DatagramSocket socket = binder.bind(local);
    held = Optional.of(socket);
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
  }

  private static Deque<ServerDatagram> receiveEarly(DatagramSocket socket, InetSocketAddress server)
      throws IOException {
    Deque<ServerDatagram> early = new ArrayDeque<>();
    // One byte more than the largest legal datagram, so that an oversize one is seen.
    byte[] buffer = new byte[ProtocolLimits.SERVER_DATAGRAM_MAX + 1];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    // The shortest wait there is: only what has come already counts.
    socket.setSoTimeout(1);
    try {
      for (int i = 0; i < EARLY_MAX; i++) {
        packet.setLength(buffer.length);
        socket.receive(packet);
        if (packet.getSocketAddress().equals(server)) {
          TalkSocket.decode(packet).ifPresent(early::add);
        }
      }
    } catch (SocketTimeoutException e) {
      return early;
    } finally {
      socket.setSoTimeout(0);
    }
    return early;
  }
}
