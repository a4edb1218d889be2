package chat.server.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/** A member's socket, and the datagram it says things with: a head, a stamp and a filler. */
final class Line implements AutoCloseable {
  private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;
  private static final String FILLER = "the-quick-brown-fox-jumps-over-the-lazy-dog-";

  private final DatagramChannel channel;

  private Line(DatagramChannel channel) {
    this.channel = channel;
  }

  static Line open(InetSocketAddress server) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
    channel.bind(new InetSocketAddress(server.getAddress(), 0));
    channel.connect(server);
    channel.configureBlocking(false);
    return new Line(channel);
  }

  int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /** A datagram that begins with {@code head} and has room for a text of so many bytes. */
  static ByteBuffer datagram(byte[] head, int textMax) {
    ByteBuffer datagram = ByteBuffer.allocateDirect(head.length + textMax).put(head);
    byte[] filler = FILLER.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < textMax; i++) {
      datagram.put(filler[i % filler.length]);
    }
    return datagram;
  }

  /** Sends the first bytes of {@code datagram}. */
  void send(ByteBuffer datagram, int size) throws IOException {
    datagram.limit(size).position(0);
    while (channel.write(datagram) == 0 && size > 0) {
      Thread.onSpinWait();
    }
    datagram.clear();
  }

  /** Reads one datagram to the beginning of {@code in}; 0 when none is there, or an empty one. */
  int receive(ByteBuffer in) throws IOException {
    in.clear();
    return channel.read(in);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
