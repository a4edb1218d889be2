package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.Token;
import java.util.Base64;
import java.util.Optional;

/**
 * The 192 bits that a token of ours spells: what is kept of it for each member, in a quarter of the
 * space. No two texts spell the same bits.
 */
record TokenBits(long first, long second, long third) {
  private static final int WORDS = 3;
  private static final int DIGIT_BITS = 6;
  private static final int DIGITS = 32;

  /** The bits of a token; none when it cannot be one of ours. */
  static Optional<TokenBits> of(Bytes token) {
    if (token.size() != DIGITS) {
      return Optional.empty();
    }
    long[] words = new long[WORDS];
    for (int i = 0; i < DIGITS; i++) {
      int digit = digit((char) token.at(i));
      if (digit < 0) {
        return Optional.empty();
      }
      put(words, i * DIGIT_BITS, digit);
    }
    return Optional.of(new TokenBits(words[0], words[1], words[2]));
  }

  /** The token of these bits. */
  Token token() {
    byte[] bytes = new byte[WORDS * Long.BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      int shift = Byte.SIZE * (Long.BYTES - 1 - i);
      bytes[i] = (byte) (first >>> shift);
      bytes[i + Long.BYTES] = (byte) (second >>> shift);
      bytes[i + 2 * Long.BYTES] = (byte) (third >>> shift);
    }
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Random bits need no mixing. */
  @Override
  public int hashCode() {
    return hash(first);
  }

  static int hash(long first) {
    return (int) first;
  }

  /** Tells nothing: it is a secret. */
  @Override
  public String toString() {
    return "token(…)";
  }

  /** Puts a digit at its place, which may be the end of one word and the beginning of the next. */
  private static void put(long[] words, int bit, int digit) {
    int word = bit / Long.SIZE;
    int over = bit % Long.SIZE + DIGIT_BITS - Long.SIZE;
    if (over <= 0) {
      words[word] |= (long) digit << -over;
    } else {
      words[word] |= digit >>> over;
      words[word + 1] |= (long) digit << (Long.SIZE - over);
    }
  }

  private static int digit(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return switch (c) {
      case '-' -> 62;
      case '_' -> 63;
      default -> -1;
    };
  }
}
