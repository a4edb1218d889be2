package chat.server.relay;

import chat.server.net.SocketAddresses;
import chat.server.room.Endpoint;
import chat.server.room.HostAddress;
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
  /** As many as a host has ports: members of one host never meet in a line. */
  private static final int LINES = 1 << 16;

  private final @Nullable Entry[] lines;

  private record Entry(HostAddress host, InetSocketAddress address) {
    boolean isWhere(Member member) {
      return member.hearsAt(host, address.getPort());
    }
  }

  AddressBook() {
    this(LINES);
  }

  /** So many lines, a power of two. */
  AddressBook(int count) {
    this.lines = new @Nullable Entry[count];
  }

  /** Where {@code member} hears. */
  InetSocketAddress addressOf(Member member) {
    int line = member.endpointHash() & (lines.length - 1);
    Entry known = lines[line];
    if (known == null || !known.isWhere(member)) {
      Endpoint endpoint = member.endpoint();
      known = new Entry(endpoint.host(), SocketAddresses.socketAddress(endpoint));
      lines[line] = known;
    }
    return known.address();
  }
}
