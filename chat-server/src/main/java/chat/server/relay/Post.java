package chat.server.relay;

import chat.protocol.Bytes;
import chat.server.room.Member;

/** Takes datagrams for members. Never throws: what cannot be sent harms nobody else. */
@FunctionalInterface
public interface Post {
  /** Sends it, if it can be sent. */
  void send(Member to, Bytes datagram);
}
