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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Receives datagrams into one buffer, over and over, and lends what is in it until the next one
 * comes. Only the relay's own thread may use it.
 *
 * <p>The buffer is one byte larger than the largest legal datagram: the system cuts a datagram that
 * is too long without a word, and the extra byte shows that it was.
 */
final class DatagramReceiver {
  private final DatagramChannel channel;
  private final byte[] bytes = new byte[ProtocolLimits.CLIENT_DATAGRAM_MAX + 1];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

  /** The first bytes of that, by how many: looked at again and again, and made once. */
  private final List<Optional<Bytes>> looks =
      new ArrayList<>(Collections.nCopies(bytes.length + 1, Optional.empty()));

  private Optional<Sender> last = Optional.empty();

  /** The same address again and again is turned into an endpoint once. */
  private record Sender(SocketAddress address, Endpoint endpoint) {}

  DatagramReceiver(DatagramChannel channel) {
    this.channel = channel;
  }

  /** Waits for the next datagram. */
  Bytes await() throws IOException {
    // A channel that was asked for what is there already does not wait by itself.
    if (!channel.isBlocking()) {
      channel.configureBlocking(true);
    }
    Optional<Bytes> datagram = receive();
    while (datagram.isEmpty()) {
      datagram = receive();
    }
    return datagram.get();
  }

  /** The next datagram, if it is there already. */
  Optional<Bytes> poll() throws IOException {
    if (channel.isBlocking()) {
      channel.configureBlocking(false);
    }
    return receive();
  }

  /** Who sent the last one. */
  Endpoint sender() {
    return last.orElseThrow().endpoint();
  }

  private Optional<Bytes> receive() throws IOException {
    buffer.clear();
    SocketAddress from = channel.receive(buffer);
    if (from == null) {
      return Optional.empty();
    }
    note(from);
    return look(buffer.position());
  }

  private Optional<Bytes> look(int size) {
    if (looks.get(size).isEmpty()) {
      looks.set(size, Optional.of(Bytes.lent(bytes, 0, size)));
    }
    return looks.get(size);
  }

  /**
   * The channel gives the same object for the same sender; equal ones may differ in their scope.
   */
  @SuppressWarnings("ReferenceEquality")
  private void note(SocketAddress from) {
    if (last.isEmpty() || last.get().address() != from) {
      InetSocketAddress address = (InetSocketAddress) from;
      last =
          Optional.of(
              new Sender(from, SocketAddresses.endpoint(address.getAddress(), address.getPort())));
    }
  }
}
