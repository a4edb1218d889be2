package chat.server.relay;

import chat.protocol.Bytes;
import chat.server.room.Member;

/** Takes datagrams for members. Never throws: what cannot be sent harms nobody else. */
@FunctionalInterface
public interface Post {
  /** Sends it, if it can be sent. */
  void send(Member to, Bytes datagram);

  /** The same with the first {@code size} bytes of an array in which others may stand later. */
  default void send(Member to, byte[] datagram, int size) {
    send(to, Bytes.of(datagram, 0, size));
  }
}
