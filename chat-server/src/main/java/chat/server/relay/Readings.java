package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * How datagrams are taken apart that come into the same place again and again: whatever stands
 * there now, where its parts stand is told by three sizes, and the same sizes come often. So an
 * envelope is made once for them, and serves again. A page of fixed size: of two that belong in the
 * same line, the last one stands there. For one thread.
 */
final class Readings {
  private static final int LINES = 1 << 12;

  private final @Nullable Envelope[] lines = new @Nullable Envelope[LINES];

  /**
   * Takes {@code datagram} apart.
   *
   * @throws chat.protocol.ProtocolException when it cannot be one
   */
  Envelope open(Bytes datagram) {
    int line = line(datagram);
    Envelope known = lines[line];
    if (known == null || !known.isStill(datagram)) {
      known = DatagramCodec.open(datagram);
      lines[line] = known;
    }
    return known;
  }

  private static int line(Bytes datagram) {
    int sizes = datagram.size() < 2 ? 0 : 31 * datagram.at(0) + datagram.at(1);
    return (31 * sizes + datagram.size()) & (LINES - 1);
  }
}
