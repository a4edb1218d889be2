package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.control.TcrpMessage;
import chat.server.room.Alias;
import chat.server.room.Tongue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How an answer goes out, and what follows it.
 *
 * @param writes what is written, one after the other
 * @param pace whether there is a pause between two writes
 * @param ending what happens on the connection after that
 * @param aliases what the new member may show instead of its token
 * @param tongue how the new member speaks and hears, when that depends on who it is
 */
public record Reply(
    List<Bytes> writes, Pace pace, Ending ending, List<Alias> aliases, Optional<Tongue> tongue) {
  /** Between two writes. */
  public enum Pace {
    /** They may arrive together. */
    AT_ONCE,
    /** The client needs them to arrive apart. */
    APART
  }

  /** After the last write. */
  public enum Ending {
    /** The server ends its side, and reads on for a moment. */
    HANG_UP,
    /** The client ends the connection; it would not bear that the server does. */
    LEAVE_OPEN,
    /** The client may send another request. */
    NEXT_REQUEST,
    /** The client sends the bare name of a room, and asks for the rest as before. */
    ROOM_NAME
  }

  /** Keeps lists of its own. */
  public Reply {
    writes = List.copyOf(writes);
    aliases = List.copyOf(aliases);
  }

  /** Writes all at once and hangs up. */
  public static Reply of(List<TcrpMessage> messages) {
    return of(messages.stream().map(TcrpMessage::encode).reduce(Bytes.EMPTY, Bytes::plus));
  }

  /** Makes these writes and hangs up. */
  public static Reply of(Bytes... writes) {
    return new Reply(
        Arrays.asList(writes), Pace.AT_ONCE, Ending.HANG_UP, List.of(), Optional.empty());
  }

  /** The same with a pause between two writes. */
  public Reply apart() {
    return new Reply(writes, Pace.APART, ending, aliases, tongue);
  }

  /** The same with another ending. */
  public Reply ending(Ending other) {
    return new Reply(writes, pace, other, aliases, tongue);
  }

  /** The same, and the member may show these. */
  public Reply aliases(Alias... shown) {
    return new Reply(writes, pace, ending, Arrays.asList(shown), tongue);
  }

  /** The same, and the member speaks and hears like this. */
  public Reply tongue(Tongue other) {
    return new Reply(writes, pace, ending, aliases, Optional.of(other));
  }

  /** Tells sizes only: there are tokens in it. */
  @Override
  public String toString() {
    return "reply(%s %s %s)".formatted(writes.stream().map(Bytes::size).toList(), pace, ending);
  }
}
