package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.server.net.SocketAddresses;
import chat.server.room.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/**
 * Receives datagrams into one buffer, over and over. Only the relay's own thread may use it.
 *
 * <p>The buffer is one byte larger than the largest legal datagram: the system cuts a datagram that
 * is too long without a word, and the extra byte shows that it was.
 */
final class DatagramReceiver {
  private final DatagramChannel channel;
  private final byte[] bytes = new byte[ProtocolLimits.CLIENT_DATAGRAM_MAX + 1];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private Optional<Sender> last = Optional.empty();

  /** The same address again and again is turned into an endpoint once. */
  private record Sender(SocketAddress address, Endpoint endpoint) {}

  DatagramReceiver(DatagramChannel channel) {
    this.channel = channel;
  }

  /** Waits for the next datagram. */
  Arrival await() throws IOException {
    // A channel that was asked for what is there already does not wait by itself.
    if (!channel.isBlocking()) {
      channel.configureBlocking(true);
    }
    Optional<Arrival> arrival = receive();
    while (arrival.isEmpty()) {
      arrival = receive();
    }
    return arrival.get();
  }

  /** The next datagram, if it is there already. */
  Optional<Arrival> poll() throws IOException {
    if (channel.isBlocking()) {
      channel.configureBlocking(false);
    }
    return receive();
  }

  private Optional<Arrival> receive() throws IOException {
    buffer.clear();
    SocketAddress from = channel.receive(buffer);
    return from == null
        ? Optional.empty()
        : Optional.of(new Arrival(Bytes.of(bytes, 0, buffer.position()), endpoint(from)));
  }

  /**
   * The channel gives the same object for the same sender; equal ones may differ in their scope.
   */
  @SuppressWarnings("ReferenceEquality")
  private Endpoint endpoint(SocketAddress from) {
    if (last.isEmpty() || last.get().address() != from) {
      InetSocketAddress address = (InetSocketAddress) from;
      last =
          Optional.of(
              new Sender(from, SocketAddresses.endpoint(address.getAddress(), address.getPort())));
    }
    return last.get().endpoint();
  }
}
