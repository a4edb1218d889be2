package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.Utf8;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What we said a moment ago, on a server that may send it back to us: some do, and some of these
 * leave it to each client to put its name in front. That shows by the first of our own texts that
 * comes back as we sent it.
 *
 * <p>Pure, like the state it serves.
 */
final class OwnWords {
  static final int KEPT_MAX = 64;
  static final long ECHO_WITHIN = Duration.ofSeconds(30).toNanos();

  private static final String STAMP_END = ": ";

  private record Spoken(String text, long at) {}

  private final Bytes room;
  private final String name;
  private final int maxText;
  private final Dialect dialect;
  private final Deque<Spoken> spoken = new ArrayDeque<>();
  private boolean composing;

  private OwnWords(Entered entered) {
    this.room = entered.request().room().encode();
    this.name = entered.request().user().value();
    this.maxText = Heading.of(entered).room();
    this.dialect = entered.dialect();
    this.composing = dialect.leavesNamesToUs();
  }

  /** Who has a grant is at a server that stamps, and hears nothing of itself. */
  static Optional<OwnWords> of(Entered entered) {
    return entered.grant().isPresent() ? Optional.empty() : Optional.of(new OwnWords(entered));
  }

  /** What to send so that the others read {@code text} as ours. */
  String worded(long now, String text) {
    if (spoken.size() == KEPT_MAX) {
      spoken.remove();
    }
    spoken.add(new Spoken(text, now));
    String composed = stamped(name + STAMP_END, text);
    return composing && Utf8.size(composed) <= maxText ? composed : text;
  }

  /** The text in a datagram: some servers leave a heading like ours before it, or size a name. */
  Bytes unwrapped(Bytes datagram) {
    int tokenAt = ProtocolLimits.DATAGRAM_HEADER_SIZE + room.size();
    if (datagram.size() < tokenAt
        || datagram.at(0) != room.size()
        || !datagram.slice(ProtocolLimits.DATAGRAM_HEADER_SIZE, tokenAt).equals(room)) {
      return dialect.sizesNames() ? stamped(datagram) : datagram;
    }
    int textAt = tokenAt + datagram.at(1);
    return textAt > datagram.size() ? datagram : datagram.slice(textAt, datagram.size());
  }

  /** Size, name and text as name and text; anything else as it is. */
  private static Bytes stamped(Bytes datagram) {
    int textAt = 1 + (datagram.isEmpty() ? 0 : datagram.at(0));
    return textAt == 1 || textAt > datagram.size()
        ? datagram
        : datagram
            .slice(1, textAt)
            .plus(Bytes.utf8(STAMP_END))
            .plus(datagram.slice(textAt, datagram.size()));
  }

  /**
   * Whether {@code text} is ours and comes back. Each of our texts comes back once. What looks as
   * if it had a name in front may be another's, from a server that stamps: better twice than not at
   * all.
   */
  boolean isEcho(long now, String text) {
    spoken.removeIf(one -> now - one.at() > ECHO_WITHIN);
    Iterator<Spoken> each = spoken.iterator();
    while (each.hasNext()) {
      String said = each.next().text();
      boolean bare = text.equals(said) && !said.contains(STAMP_END);
      if (bare
          || text.equals(stamped(name + STAMP_END, said))
          || text.equals(stamped("[" + name + "]" + STAMP_END, said))) {
        each.remove();
        composing |= bare;
        return true;
      }
    }
    return false;
  }

  private static String stamped(String stamp, String text) {
    return text.lines().map(line -> stamp + line).collect(Collectors.joining("\n"));
  }
}
