package chat.server.room;

import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.time.Instant;

/** What one said to another in a room: it has a number there, and nobody else may read it. */
record Whisper(long seq, Instant time, Happening.Whispered words, Between two) {
  private static final Happening NOTHING = new Happening.Nothing();

  /** Who said it, and to whom. */
  record Between(Member from, Member to) {}

  /** The entry as {@code reader} gets it. */
  LogEntry to(Member reader) {
    return new LogEntry(seq, time, seenBy(reader));
  }

  /** All of it. */
  LogEntry whole() {
    return new LogEntry(seq, time, words);
  }

  private Happening seenBy(Member reader) {
    if (reader == two.to()) {
      return words;
    }
    return reader == two.from()
        ? new Happening.WhisperedTo(two.to().name(), words.text())
        : NOTHING;
  }
}
