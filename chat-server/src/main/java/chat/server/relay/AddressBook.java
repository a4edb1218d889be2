package chat.server.relay;

import chat.server.net.SocketAddresses;
import chat.server.room.Endpoint;
import chat.server.room.Member;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Socket addresses of endpoints that are sent to again and again, made once. A page of fixed size:
 * of two that belong in the same line, the one that was asked for last stands there. So a member
 * needs no room for its own, and nobody is remembered for long.
 *
 * <p>Any thread may use it: a line holds a whole entry or none.
 */
final class AddressBook {
  private static final int LINES = 1 << 14;

  private final @Nullable Entry[] lines = new @Nullable Entry[LINES];

  private record Entry(Endpoint endpoint, InetSocketAddress address) {}

  /** Where {@code member} hears. */
  InetSocketAddress addressOf(Member member) {
    int line = member.endpointHash() & (LINES - 1);
    Entry known = lines[line];
    if (known == null || !member.hearsAt(known.endpoint())) {
      Endpoint endpoint = member.endpoint();
      known = new Entry(endpoint, SocketAddresses.socketAddress(endpoint));
      lines[line] = known;
    }
    return known.address();
  }
}
