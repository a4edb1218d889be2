package chat.server.relay;

import chat.protocol.ProtocolLimits;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

/**
 * Receives datagrams into one buffer, over and over. Only the relay's own thread may use it.
 *
 * <p>The buffer is one byte larger than the largest legal datagram: the system cuts a datagram that
 * is too long without a word, and the extra byte shows that it was.
 */
final class DatagramReceiver {
  private final DatagramSocket socket;
  private final byte[] buffer = new byte[ProtocolLimits.CLIENT_DATAGRAM_MAX + 1];
  private final DatagramPacket packet = new DatagramPacket(buffer, buffer.length);

  DatagramReceiver(DatagramSocket socket) {
    this.socket = socket;
  }

  /** Waits for the next datagram. The packet is good until the next call. */
  DatagramPacket receive() throws IOException {
    packet.setLength(buffer.length);
    socket.receive(packet);
    return packet;
  }
}
