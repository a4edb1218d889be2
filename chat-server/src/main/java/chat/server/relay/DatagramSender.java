package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.server.observe.ServerMetrics;
import chat.server.room.Member;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends datagrams to where members hear. A member that cannot be reached is counted, and the others
 * hear all the same. For one thread at a time.
 */
final class DatagramSender implements Post {
  private static final long PAUSE_WHEN_FULL = Duration.ofNanos(50_000).toNanos();
  private static final int PAUSES_MAX = 200;

  private final List<DatagramChannel> gates;
  private final AddressBook addresses;
  private final ServerMetrics metrics;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(ProtocolLimits.SERVER_DATAGRAM_MAX);

  /** What the buffer holds: the same may go to many, one after the other, and is copied once. */
  private Bytes loaded = Bytes.EMPTY;

  /** Sends from these channels, each to the members of the gate with its number. */
  DatagramSender(List<DatagramChannel> gates, AddressBook addresses, ServerMetrics metrics) {
    this.gates = List.copyOf(gates);
    this.addresses = addresses;
    this.metrics = metrics;
    buffer.flip();
  }

  @Override
  public void send(Member to, Bytes datagram) {
    try {
      load(datagram);
      if (send(gates.get(to.gate().number()), addresses.addressOf(to))) {
        metrics.datagramSent();
      } else {
        metrics.datagramFailed();
      }
    } catch (IOException | IllegalArgumentException | BufferOverflowException e) {
      metrics.datagramFailed();
    }
  }

  private void load(Bytes datagram) {
    if (!loaded.equals(datagram)) {
      loaded = Bytes.EMPTY;
      buffer.clear();
      datagram.copyTo(buffer);
      buffer.flip();
      loaded = datagram;
    }
  }

  /**
   * Whether it went out. A channel that does not wait may have no room for a moment; who gives up
   * after a while loses a datagram, as the network does.
   */
  private boolean send(DatagramChannel channel, InetSocketAddress address) throws IOException {
    int size = buffer.rewind().remaining();
    for (int pauses = 0; channel.send(buffer, address) < size; pauses++) {
      if (pauses == PAUSES_MAX) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_WHEN_FULL);
    }
    return true;
  }
}
