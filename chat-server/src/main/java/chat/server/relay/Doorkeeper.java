package chat.server.relay;

import chat.protocol.Bytes;
import chat.server.room.DropReason;
import chat.server.room.Endpoint;
import chat.server.room.Member;

/** Tells whose datagram it is that came in at a socket. */
public interface Doorkeeper {
  /** Where a datagram goes on, by whose it is. */
  interface Hall {
    /**
     * {@code member} sent this.
     *
     * @param stay how often it had come back before that
     */
    void accept(long now, Member member, int stay, Bytes body);

    /** This one sent it who was a member until just now. */
    void acceptLate(long now, Member member, Bytes body);

    /** Nobody who may speak sent it. */
    void reject(DropReason reason);
  }

  /**
   * Judges {@code datagram}, which came from there, and passes it on to {@code hall}.
   *
   * @throws chat.protocol.ProtocolException when it cannot be one
   */
  void judge(long now, Bytes datagram, Endpoint from, Hall hall);
}
