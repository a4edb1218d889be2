package chat.server.room;

import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.time.Instant;

/**
 * Something that one said to another in a room: it has a number there, and nobody else may read
 * what it was. Names would not tell who may: somebody else may have them by now.
 */
record Whisper(long seq, Instant time, Member from, Member to) {
  private static final Happening NOTHING = new Happening.Nothing();

  /** The entry as {@code reader} gets it, if this was the text. */
  LogEntry to(Member reader, String text) {
    if (reader == to) {
      return entry(new Happening.Whispered(from.name(), text));
    }
    return reader == from ? entry(new Happening.WhisperedTo(to.name(), text)) : hidden();
  }

  /** The entry as all others get it. */
  LogEntry hidden() {
    return entry(NOTHING);
  }

  private LogEntry entry(Happening seen) {
    return new LogEntry(seq, time, seen);
  }
}
