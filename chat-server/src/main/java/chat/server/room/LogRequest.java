package chat.server.room;

import chat.protocol.ProtocolLimits;
import chat.protocol.ResumeSecret;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How somebody wants a room's log (section 11.1).
 *
 * @param resume the secret of the member it was, if it wants to go on as that
 * @param maxDatagram the largest datagram that several entries are packed into
 */
public record LogRequest(Optional<ResumeSecret> resume, int maxDatagram) {
  /** What survives a real path: nobody has to name less. */
  public static final int DATAGRAM_DEFAULT = 1200;

  /** What entries are packed into: a few sizes, for each that is wanted is filled anew. */
  private static final NavigableSet<Integer> SIZES =
      new TreeSet<>(
          List.of(DATAGRAM_DEFAULT, 1400, 2000, 3000, ProtocolLimits.SERVER_DATAGRAM_MAX));

  /** Brings the size to the largest one of ours that is not above it. */
  public LogRequest {
    maxDatagram = Optional.ofNullable(SIZES.floor(maxDatagram)).orElse(DATAGRAM_DEFAULT);
  }
}
