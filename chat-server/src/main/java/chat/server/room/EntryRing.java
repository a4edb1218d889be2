package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.time.Instant;

/**
 * The newest entries of a log, as they travel, one behind the other in one array: however many they
 * are, a collection has nothing to copy one by one. Grows by half each time, up to its limits.
 * Pure.
 */
final class EntryRing {
  private static final int[] NO_STARTS = {};
  private static final byte[] NO_BYTES = {};
  private static final int FEWEST = 8;

  private final HistoryLimits limits;

  /** The bytes of all entries, each at its place in the row of all that ever were, modulo. */
  private byte[] ring = NO_BYTES;

  /**
   * Where each entry begins in that row, by its number, modulo, which is a power of two; the lower
   * half of that.
   */
  private int[] starts = NO_STARTS;

  private long newest;
  private int count;
  private int bytes;
  private long end;

  EntryRing(HistoryLimits limits) {
    this.limits = limits;
  }

  /** The number of the last entry, kept or not; 0 before the first. */
  long newest() {
    return newest;
  }

  /** The number of the oldest entry that is kept; one more than the newest when none is. */
  long oldest() {
    return newest - count + 1;
  }

  /** How many bytes those take that are kept. */
  int bytes() {
    return bytes;
  }

  /**
   * Keeps the entry with the next number, if it fits at all, and lets go of as many old ones as
   * that takes.
   */
  void keep(LogEntry entry) {
    int size = FrameCodec.packedSize(entry);
    if (makesRoomFor(size)) {
      if (isInOnePiece(size)) {
        var _ = FrameCodec.pack(entry, ring, at(end));
      } else {
        put(FrameCodec.pack(entry), ring, end);
      }
      noteStart(size);
    }
    newest++;
  }

  /** The same for the entry that says that {@code who} said {@code text}, which is hardly made. */
  void keepSaid(Instant time, UserName who, Utterance text) {
    int size = FrameCodec.packedSize(who, text);
    if (makesRoomFor(size)) {
      if (isInOnePiece(size)) {
        var _ = FrameCodec.pack(newest + 1, time, who, text, ring, at(end));
      } else {
        Happening said = new Happening.Said(who, text);
        put(FrameCodec.pack(new LogEntry(newest + 1, time, said)), ring, end);
      }
      noteStart(size);
    }
    newest++;
  }

  /** How many bytes of memory hold them, and may hold more. */
  long capacity() {
    return ring.length + (long) Integer.BYTES * starts.length;
  }

  /** The entry with this number, from oldest to newest, as it stands within a PACK. */
  Bytes get(long seq) {
    if (seq < oldest() || seq > newest) {
      throw new IllegalArgumentException("entry " + seq + " is not kept");
    }
    return read(start(seq), size(seq));
  }

  /** Lets go of all. */
  void clear() {
    ring = NO_BYTES;
    starts = NO_STARTS;
    count = 0;
    bytes = 0;
  }

  private void dropOldest() {
    bytes -= size(oldest());
    count--;
  }

  /**
   * Whether that much can be added now. What takes memory comes first: without it, all that is kept
   * stays as it is.
   */
  private boolean makesRoomFor(int size) {
    while (count > 0 && (count >= limits.entries() || size > limits.bytes() - bytes)) {
      dropOldest();
    }
    if (!limits.isKept() || size > limits.bytes()) {
      return false;
    }
    if (size > ring.length - bytes) {
      growRing(size);
    }
    if (count == starts.length) {
      growStarts();
    }
    return true;
  }

  /** Whether so many bytes can be added without going on at the beginning of the array. */
  private boolean isInOnePiece(int size) {
    return size <= ring.length - at(end);
  }

  private void noteStart(int size) {
    starts[slot(newest + 1)] = (int) end;
    end += size;
    bytes += size;
    count++;
  }

  private void growRing(int more) {
    byte[] larger = new byte[(int) Math.min((bytes + (long) more) * 3 / 2, limits.bytes())];
    put(read(end - bytes, bytes), larger, end - bytes);
    ring = larger;
  }

  private void growStarts() {
    int[] longer = new int[Math.max(FEWEST, 2 * starts.length)];
    for (long seq = oldest(); seq <= newest; seq++) {
      longer[(int) seq & (longer.length - 1)] = starts[slot(seq)];
    }
    starts = longer;
  }

  private long start(long seq) {
    // Less than what an int can count lies between any start that is kept and the end.
    return end - ((int) end - starts[slot(seq)]);
  }

  private int size(long seq) {
    return (int) ((seq == newest ? end : start(seq + 1)) - start(seq));
  }

  private Bytes read(long from, int size) {
    int first = Math.min(size, ring.length - at(from));
    Bytes run = Bytes.of(ring, at(from), first);
    return first == size ? run : run.plus(Bytes.of(ring, 0, size - first));
  }

  private static void put(Bytes run, byte[] target, long place) {
    int at = (int) (place % target.length);
    int first = Math.min(run.size(), target.length - at);
    run.slice(0, first).copyTo(target, at);
    run.slice(first, run.size()).copyTo(target, 0);
  }

  private int at(long place) {
    return ring.length == 0 ? 0 : (int) (place % ring.length);
  }

  private int slot(long seq) {
    return (int) seq & (starts.length - 1);
  }
}
