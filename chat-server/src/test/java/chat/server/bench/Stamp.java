package chat.server.bench;

import java.nio.ByteBuffer;

/**
 * What each message of the benchmark begins with: 16 printable characters of six bits each, which
 * say whose it is, its number, and when it was meant to be sent. A server takes them for text.
 */
final class Stamp {
  /** How many bytes it takes. */
  static final int SIZE = 2 * Long.BYTES;

  /** The most rooms, and speakers in a room, that it can tell apart. */
  static final int ROOMS_MAX = 1 << 10;

  private static final long ZEROS = 0x3030303030303030L;
  private static final long SIX_BITS = 0x3F3F3F3F3F3F3F3FL;
  private static final int SEQ_BITS = 28;
  private static final int TEN_BITS = (1 << 10) - 1;
  private static final int TIME_SHIFT = Long.SIZE - 48;

  private Stamp() {}

  /** Writes it at {@code at}; {@code nanos} is of {@link System#nanoTime}. */
  static void write(ByteBuffer out, int at, int room, int speaker, long seq, long nanos) {
    long who = ((long) room << 10 | speaker) << SEQ_BITS | seq;
    out.putLong(at, characters(who));
    out.putLong(at + Long.BYTES, characters(nanos));
  }

  /** The first half of the stamp at {@code at}, for the three below. */
  static long who(ByteBuffer in, int at) {
    return bits(in.getLong(at));
  }

  static int room(long who) {
    return (int) (who >>> SEQ_BITS + 10) & TEN_BITS;
  }

  static int speaker(long who) {
    return (int) (who >>> SEQ_BITS) & TEN_BITS;
  }

  static long seq(long who) {
    return who & (1L << SEQ_BITS) - 1;
  }

  /** How many nanoseconds before {@code now} the message at {@code at} was meant to be sent. */
  static long age(ByteBuffer in, int at, long now) {
    // Only 48 bits of the time travel: three days, and then from the beginning.
    return now - bits(in.getLong(at + Long.BYTES)) << TIME_SHIFT >> TIME_SHIFT;
  }

  private static long characters(long bits) {
    return Long.expand(bits, SIX_BITS) + ZEROS;
  }

  private static long bits(long characters) {
    return Long.compress(characters - ZEROS, SIX_BITS);
  }
}
