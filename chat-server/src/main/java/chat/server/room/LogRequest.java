package chat.server.room;

import chat.protocol.ProtocolLimits;
import chat.protocol.ResumeSecret;
import java.util.Optional;

/**
 * How somebody wants a room's log (section 11.1).
 *
 * @param resume the secret of the member it was, if it wants to go on as that
 * @param maxDatagram the largest datagram that several entries are packed into
 */
public record LogRequest(Optional<ResumeSecret> resume, int maxDatagram) {
  /** What survives a real path: nobody has to name less. */
  public static final int DATAGRAM_DEFAULT = 1200;

  /** Brings the size to what makes sense. */
  public LogRequest {
    maxDatagram = Math.clamp(maxDatagram, DATAGRAM_DEFAULT, ProtocolLimits.SERVER_DATAGRAM_MAX);
  }
}
