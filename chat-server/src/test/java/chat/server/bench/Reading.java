package chat.server.bench;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a member with the extension {@code log} reads it (section 11.5): each entry once, in the
 * order of the numbers, and what is missing is asked for. Pure.
 */
final class Reading {
  /** How long a gap may be one that overtaking made. */
  private static final long REORDER_NANOS = 40_000_000;

  private static final int AHEAD_MAX = 1024;

  private final Map<Long, ByteBuffer> held = new TreeMap<>();
  private long have;
  private long end;
  private long gapSince;

  /** Takes the text of an entry in its turn. */
  @FunctionalInterface
  interface Reader {
    void read(ByteBuffer in, int at, int end);
  }

  /** What to ask for. */
  record Gap(long from, int count) {}

  /** Has everything up to {@code have}. */
  Reading(long have) {
    this.have = have;
    this.end = have;
  }

  /** The entry between these offsets has come: number, time, type, name and text. */
  void entry(ByteBuffer in, int at, int to, long now, Reader reader) {
    long seq = in.getLong(at);
    if (seq == have + 1) {
      have = seq;
      read(in, at, to, reader);
      if (!held.isEmpty()) {
        readHeld(reader);
      }
    } else if (seq > have && seq <= have + AHEAD_MAX) {
      ByteBuffer copy = ByteBuffer.allocate(to - at).put(0, in, at, to - at);
      held.putIfAbsent(seq, copy);
      endsAt(seq, now);
    }
  }

  /** The log reaches to {@code newest} at least. */
  void endsAt(long newest, long now) {
    if (end <= have) {
      gapSince = now;
    }
    end = Math.max(end, newest);
  }

  /** Entries before {@code oldest} will never come; answers how many of them are missing. */
  long beginsAt(long oldest, Reader reader) {
    long lost = Math.max(0, oldest - 1 - have);
    have += lost;
    readHeld(reader);
    return lost;
  }

  /** What has been missing for so long that it is time to ask; then it begins anew. */
  Optional<Gap> due(long now) {
    if (end <= have || now - gapSince < REORDER_NANOS) {
      return Optional.empty();
    }
    gapSince = now;
    long before = held.keySet().stream().findFirst().orElse(end + 1);
    return Optional.of(new Gap(have + 1, (int) Math.min(before - have - 1, AHEAD_MAX)));
  }

  long have() {
    return have;
  }

  private void readHeld(Reader reader) {
    held.keySet().removeIf(seq -> seq <= have);
    for (ByteBuffer next = held.remove(have + 1); next != null; next = held.remove(have + 1)) {
      have++;
      read(next, 0, next.capacity(), reader);
    }
  }

  private static void read(ByteBuffer in, int at, int to, Reader reader) {
    if (in.get(at + LogFrames.TYPE_AT) == LogFrames.SAID_TO_ALL) {
      int name = Byte.toUnsignedInt(in.get(at + LogFrames.NAME_SIZE_AT));
      reader.read(in, at + LogFrames.NAME_SIZE_AT + 1 + name, to);
    }
  }
}
