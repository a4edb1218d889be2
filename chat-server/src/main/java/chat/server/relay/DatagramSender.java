package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.server.observe.ServerMetrics;
import chat.server.room.Member;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

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

  /**
   * What the buffer holds, if that is known: the same may go to many, one after the other, and is
   * copied once.
   */
  private @Nullable Bytes loaded;

  /** Sends from these channels, each to the members of the gate with its number. */
  DatagramSender(List<DatagramChannel> gates, AddressBook addresses, ServerMetrics metrics) {
    this.gates = List.copyOf(gates);
    this.addresses = addresses;
    this.metrics = metrics;
  }

  @Override
  public void send(Member to, Bytes datagram) {
    boolean isLoaded = loaded != null && loaded.equals(datagram);
    if (isLoaded || load(datagram)) {
      sendLoaded(to);
    } else {
      metrics.datagramFailed();
    }
  }

  @Override
  public void send(Member to, byte[] datagram, int size) {
    if (load(datagram, size)) {
      sendLoaded(to);
    } else {
      metrics.datagramFailed();
    }
  }

  /** Whether it fits. */
  private boolean load(Bytes datagram) {
    loaded = null;
    if (datagram.size() > buffer.capacity()) {
      return false;
    }
    datagram.copyTo(buffer.clear());
    buffer.flip();
    loaded = datagram;
    return true;
  }

  /** The same, each time anew: others may stand in the array when it is sent again. */
  private boolean load(byte[] datagram, int size) {
    loaded = null;
    if (size > buffer.capacity()) {
      return false;
    }
    buffer.clear().put(datagram, 0, size).flip();
    return true;
  }

  private void sendLoaded(Member to) {
    try {
      if (send(gates.get(to.gate().number()), addresses.addressOf(to))) {
        metrics.datagramSent();
      } else {
        metrics.datagramFailed();
      }
    } catch (IOException | IllegalArgumentException e) {
      metrics.datagramFailed();
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
