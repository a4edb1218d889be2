package chat.client.session;

import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.Bytes;
import chat.protocol.notice.Notice.Cause;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * By which words other teams' servers say that a stay is over. Only those that no member can say:
 * there, what members say has a name in front.
 */
final class ForeignEnds {
  private ForeignEnds() {}

  /** The end that {@code datagram} tells of, if it does. */
  static Optional<Ended> of(Dialect dialect, Bytes datagram) {
    return switch (dialect) {
      case TAKEO ->
          datagram.equals(Bytes.utf8("Room closed")) ? closed(Cause.HOST_LEFT) : Optional.empty();
      case KEVIN, WS2026 -> maySizeAName(datagram) ? Optional.empty() : told(datagram);
      default -> Optional.empty();
    };
  }

  private static Optional<Ended> told(Bytes datagram) {
    String text = new String(datagram.toArray(), StandardCharsets.UTF_8);
    if (text.equals("__ROOM_CLOSED__") || text.startsWith("ROOM_CLOSED: ")) {
      return closed(Cause.HOST_LEFT);
    }
    if (text.equals("SERVER_SHUTDOWN")) {
      return closed(Cause.SERVER_STOPPING);
    }
    return text.startsWith("DISCONNECTED: ") ? Optional.of(new TimedOut()) : Optional.empty();
  }

  private static Optional<Ended> closed(Cause cause) {
    return Optional.of(new Closed(cause));
  }

  /** Whether the first byte can be the size of a name. */
  private static boolean maySizeAName(Bytes datagram) {
    return datagram.isEmpty() || datagram.at(0) < datagram.size();
  }
}
