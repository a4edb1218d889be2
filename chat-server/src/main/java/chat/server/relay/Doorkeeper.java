package chat.server.relay;

import chat.protocol.Bytes;
import chat.server.room.DropReason;
import chat.server.room.Endpoint;
import chat.server.room.Member;

/** Tells whose datagram it is that came in at a socket. */
public interface Doorkeeper {
  /** A member's own datagram, or why it is none. */
  sealed interface Verdict {
    /** What this member sent. */
    record Accepted(Member member, Bytes body) implements Verdict {}

    /** What this one sent who was a member until just now. */
    record Parted(Member member, Bytes body) implements Verdict {}

    /** Nobody who may speak sent it. */
    record Rejected(DropReason reason) implements Verdict {}
  }

  /**
   * Judges {@code length} bytes of {@code source}.
   *
   * @throws chat.protocol.ProtocolException when they cannot be a datagram
   */
  Verdict judge(long now, byte[] source, int offset, int length, Endpoint from);
}
