package chat.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Bytes as a hostile, broken or half-finished program would send them. */
final class Mutations {
  private final List<Bytes> good;

  /** Starts from these, each of which a decoder takes. */
  Mutations(List<Bytes> good) {
    this.good = good;
  }

  /** Anything from a good message to noise. */
  byte[] next(SplittableRandom random) {
    if (random.nextInt(8) == 0) {
      return noise(random, random.nextInt(80));
    }
    byte[] bytes = good.get(random.nextInt(good.size())).toArray();
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      bytes = changed(random, bytes);
    }
    return bytes;
  }

  private byte[] changed(SplittableRandom random, byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> spliced(bytes, at, at, noise(random, random.nextInt(1, 5)));
      case 2 -> spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 5)), new byte[0]);
      case 3 -> spliced(bytes, at, bytes.length, piece(random));
      case 4 -> overwritten(bytes, at, (byte) (1 << random.nextInt(8)), true);
      default -> overwritten(bytes, at, INTERESTING[random.nextInt(INTERESTING.length)], false);
    };
  }

  private static final byte[] INTERESTING = {
    0, 1, 0x7F, (byte) 0x80, (byte) 0xFF, '{', '}', '"', '\\', '[', ':', '\n', 0x1B, (byte) 0xC0
  };

  private byte[] piece(SplittableRandom random) {
    byte[] other = good.get(random.nextInt(good.size())).toArray();
    return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
  }

  private static byte[] overwritten(byte[] bytes, int at, byte value, boolean flip) {
    if (at < bytes.length) {
      bytes[at] = flip ? (byte) (bytes[at] ^ value) : value;
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    return Bytes.of(bytes, 0, from)
        .plus(Bytes.of(middle))
        .plus(Bytes.of(bytes, to, bytes.length - to))
        .toArray();
  }

  private static byte[] noise(SplittableRandom random, int size) {
    byte[] noise = new byte[size];
    random.nextBytes(noise);
    return noise;
  }
}
