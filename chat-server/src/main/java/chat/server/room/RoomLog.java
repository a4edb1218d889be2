package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a room, numbered from 1, and who may read it; the newest entries are kept,
 * bounded by count and by bytes. Pure.
 */
final class RoomLog {
  private final EntryRing kept;

  /** Those of the kept entries that are not for everybody; most rooms have none. */
  private @Nullable TreeMap<Long, Whisper> whispers;

  RoomLog(HistoryLimits limits) {
    this.kept = new EntryRing(limits);
  }

  /** Notes what everybody may read under the next number. */
  LogEntry append(Instant time, Happening what) {
    LogEntry entry = new LogEntry(newest() + 1, time, what);
    openNext();
    keep(entry);
    return entry;
  }

  /** The same for what {@code who} said to all, if nobody needs the entry now. */
  void appendSaid(Instant time, UserName who, Utterance text) {
    openNext();
    kept.keepSaid(time, who, text);
    forgetWhispers();
  }

  /** Notes what one says to another under the next number. */
  Whisper appendPrivately(Instant time, Member from, Member to, String text) {
    Whisper whisper = new Whisper(newest() + 1, time, from, to);
    if (whispers == null) {
      whispers = new TreeMap<>();
    }
    // First, so that nobody else can ever read it.
    whispers.put(whisper.seq(), whisper);
    keep(whisper.to(to, text));
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

  /**
   * The entry with this number, from oldest to newest, as {@code reader} gets it and as it stands
   * within a PACK.
   */
  Bytes at(long seq, Member reader) {
    Optional<Whisper> whisper = whisper(seq);
    if (whisper.isEmpty() || reader == whisper.get().to()) {
      return kept.get(seq);
    }
    return FrameCodec.pack(
        reader == whisper.get().from()
            ? whisper.get().to(reader, whispered(seq))
            : whisper.get().hidden());
  }

  /** Keeps nothing more; the numbers stay. */
  void clear() {
    kept.clear();
    whispers = null;
  }

  /** How many bytes of memory hold the entries. */
  long bytes() {
    return kept.capacity();
  }

  private Optional<Whisper> whisper(long seq) {
    return whispers == null ? Optional.empty() : Optional.ofNullable(whispers.get(seq));
  }

  private String whispered(long seq) {
    return FrameCodec.unpack(kept.get(seq)).what()
            instanceof Happening.Whispered(var _, String text)
        ? text
        : "";
  }

  /** The next number is one that everybody may read. */
  private void openNext() {
    if (whispers != null) {
      // One that could not be kept, for lack of memory, had this number.
      whispers.remove(newest() + 1);
    }
  }

  private void keep(LogEntry entry) {
    kept.keep(entry);
    forgetWhispers();
  }

  /** Those that are kept no longer. */
  private void forgetWhispers() {
    if (whispers != null) {
      while (!whispers.isEmpty() && whispers.firstKey() < oldest()) {
        whispers.remove(whispers.firstKey());
      }
      if (whispers.isEmpty()) {
        whispers = null;
      }
    }
  }
}
