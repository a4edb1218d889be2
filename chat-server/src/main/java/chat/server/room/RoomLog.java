package chat.server.room;

import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.time.Instant;
import java.util.Arrays;

/**
 * What happened in a room, numbered from 1; the newest entries are kept in a ring that is bounded
 * by count and by bytes. Pure.
 */
final class RoomLog {
  private static final int SMALLEST = 8;

  /** Stands where an entry was, so that what is dropped takes no memory. */
  private static final Kept DROPPED =
      new Open(new LogEntry(0, Instant.EPOCH, new Happening.Nothing()), 0);

  private final HistoryLimits limits;
  private Kept[] ring = new Kept[0];
  private int kept;
  private long bytes;
  private long newest;

  RoomLog(HistoryLimits limits) {
    this.limits = limits;
  }

  /** One entry, and who may read it. */
  sealed interface Kept {
    /** All of it, whoever may read it. */
    LogEntry whole();

    /** The entry as {@code reader} gets it. */
    LogEntry to(Member reader);

    /** How many bytes the whole of it takes. */
    int size();
  }

  /** Something that everybody may read. */
  record Open(LogEntry whole, int size) implements Kept {
    @Override
    public LogEntry to(Member reader) {
      return whole;
    }
  }

  /** Something between two. */
  record Private(LogEntry whole, Member from, Member to, String text, int size) implements Kept {
    private static final Happening NOTHING = new Happening.Nothing();

    @Override
    public LogEntry to(Member reader) {
      if (reader == to) {
        return whole;
      }
      Happening seen = reader == from ? new Happening.WhisperedTo(to.name(), text) : NOTHING;
      return new LogEntry(whole.seq(), whole.time(), seen);
    }
  }

  /** Notes what everybody may read under the next number. */
  LogEntry append(Instant time, Happening what) {
    LogEntry entry = next(time, what);
    keep(new Open(entry, FrameCodec.packedSize(entry)));
    return entry;
  }

  /** Notes what one says to another under the next number. */
  Kept appendPrivately(Instant time, Member from, Member to, String text) {
    LogEntry entry = next(time, new Happening.Whispered(from.name(), text));
    Kept kept = new Private(entry, from, to, text, FrameCodec.packedSize(entry));
    keep(kept);
    return kept;
  }

  private LogEntry next(Instant time, Happening what) {
    newest++;
    return new LogEntry(newest, time, what);
  }

  /** The number of the newest entry; 0 before the first. */
  long newest() {
    return newest;
  }

  /** The number of the oldest entry that is kept; one more than the newest when none is. */
  long oldest() {
    return newest - kept + 1;
  }

  /** The entry with this number, from oldest to newest. */
  Kept at(long seq) {
    if (seq < oldest() || seq > newest) {
      throw new IllegalArgumentException("entry " + seq + " is not kept");
    }
    return ring[slot(seq)];
  }

  /** Keeps nothing more; the numbers stay. */
  void clear() {
    ring = new Kept[0];
    kept = 0;
    bytes = 0;
  }

  /** How many bytes of entries are kept. */
  long bytes() {
    return bytes;
  }

  private void keep(Kept entry) {
    if (!limits.isKept()) {
      return;
    }
    while (kept > 0 && (kept >= limits.entries() || bytes + entry.size() > limits.bytes())) {
      drop();
    }
    if (entry.size() > limits.bytes()) {
      return;
    }
    if (kept == ring.length) {
      grow();
    }
    kept++;
    bytes += entry.size();
    ring[slot(entry.whole().seq())] = entry;
  }

  private void drop() {
    long seq = newest - kept;
    bytes -= ring[slot(seq)].size();
    ring[slot(seq)] = DROPPED;
    kept--;
  }

  /** Entries keep their place modulo the length, so a longer ring needs each at a new place. */
  private void grow() {
    Kept[] old = ring;
    ring = new Kept[Math.clamp(2L * old.length, SMALLEST, Math.max(SMALLEST, limits.entries()))];
    Arrays.stream(old).forEach(entry -> ring[slot(entry.whole().seq())] = entry);
  }

  private int slot(long seq) {
    return (int) (seq % ring.length);
  }
}
