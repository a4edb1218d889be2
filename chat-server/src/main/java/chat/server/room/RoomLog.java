package chat.server.room;

import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.server.room.Whisper.Between;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a room, numbered from 1, and who may read it; the newest entries are kept,
 * bounded by count and by bytes. Pure.
 */
final class RoomLog {
  private final EntryRing kept;

  /** Between whom those were that are kept and not for everybody; most rooms never have one. */
  private @Nullable TreeMap<Long, Between> whispers;

  RoomLog(HistoryLimits limits) {
    this.kept = new EntryRing(limits);
  }

  /** Notes what everybody may read under the next number. */
  LogEntry append(Instant time, Happening what) {
    LogEntry entry = new LogEntry(newest() + 1, time, what);
    keep(entry);
    return entry;
  }

  /** Notes what one says to another under the next number. */
  Whisper appendPrivately(Instant time, Member from, Member to, String text) {
    Happening.Whispered words = new Happening.Whispered(from.name(), text);
    Whisper whisper = new Whisper(newest() + 1, time, words, new Between(from, to));
    if (whispers == null) {
      whispers = new TreeMap<>();
    }
    whispers.put(whisper.seq(), whisper.two());
    keep(whisper.whole());
    return whisper;
  }

  /** The number of the newest entry; 0 before the first. */
  long newest() {
    return kept.newest();
  }

  /** The number of the oldest entry that is kept; one more than the newest when none is. */
  long oldest() {
    return kept.oldest();
  }

  /** The entry with this number, from oldest to newest, as {@code reader} gets it. */
  LogEntry at(long seq, Member reader) {
    LogEntry entry = kept.get(seq);
    return entry.what() instanceof Happening.Whispered words
        ? new Whisper(seq, entry.time(), words, between(seq)).to(reader)
        : entry;
  }

  /** Keeps nothing more; the numbers stay. */
  void clear() {
    kept.clear();
    whispers = null;
  }

  /** How many bytes of entries are kept. */
  long bytes() {
    return kept.bytes();
  }

  private void keep(LogEntry entry) {
    kept.keep(entry);
    if (whispers != null) {
      whispers.headMap(oldest()).clear();
    }
  }

  private Between between(long seq) {
    return Objects.requireNonNull(Objects.requireNonNull(whispers).get(seq));
  }
}
