package chat.server.relay;

import chat.protocol.Bytes;
import chat.server.room.DropReason;
import chat.server.room.Endpoint;
import chat.server.room.Member;

/** Tells whose datagram it is that came in at a socket. */
public interface Doorkeeper {
  /** A member's own datagram, or why it is none. */
  sealed interface Verdict {
    /**
     * What this member sent.
     *
     * @param stay how often it had come back before that
     */
    record Accepted(Member member, int stay, Bytes body) implements Verdict {}

    /** What this one sent who was a member until just now. */
    record Parted(Member member, Bytes body) implements Verdict {}

    /** Nobody who may speak sent it. */
    record Rejected(DropReason reason) implements Verdict {}
  }

  /**
   * Judges {@code datagram}, which came from there.
   *
   * @throws chat.protocol.ProtocolException when it cannot be one
   */
  Verdict judge(long now, Bytes datagram, Endpoint from);
}
