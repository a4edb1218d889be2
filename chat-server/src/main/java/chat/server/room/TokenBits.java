package chat.server.room;

import chat.protocol.Token;
import java.util.Base64;
import java.util.Optional;

/**
 * The 256 bits that a token of ours spells: what is kept of it for each member, in a third of the
 * space. No two texts spell the same bits.
 */
record TokenBits(long first, long second, long third, long fourth) {
  private static final int WORDS = 4;
  private static final int DIGIT_BITS = 6;
  private static final int DIGITS = 43;

  /** The bits of a token; none when it cannot be one of ours. */
  static Optional<TokenBits> of(Token token) {
    String text = token.value();
    if (text.length() != DIGITS) {
      return Optional.empty();
    }
    long[] words = new long[WORDS];
    for (int i = 0; i < DIGITS; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0 || !put(words, i * DIGIT_BITS, digit)) {
        return Optional.empty();
      }
    }
    return Optional.of(new TokenBits(words[0], words[1], words[2], words[3]));
  }

  /** The token of these bits. */
  Token token() {
    byte[] bytes = new byte[WORDS * Long.BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      int shift = Byte.SIZE * (Long.BYTES - 1 - i);
      bytes[i] = (byte) (first >>> shift);
      bytes[i + Long.BYTES] = (byte) (second >>> shift);
      bytes[i + 2 * Long.BYTES] = (byte) (third >>> shift);
      bytes[i + 3 * Long.BYTES] = (byte) (fourth >>> shift);
    }
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Random bits need no mixing. */
  @Override
  public int hashCode() {
    return (int) first;
  }

  /** Tells nothing: it is a secret. */
  @Override
  public String toString() {
    return "token(…)";
  }

  /** Puts a digit at its place; answers whether the bits that have none left are zero. */
  private static boolean put(long[] words, int bit, int digit) {
    int word = bit / Long.SIZE;
    int over = bit % Long.SIZE + DIGIT_BITS - Long.SIZE;
    if (over <= 0) {
      words[word] |= (long) digit << -over;
      return true;
    }
    words[word] |= digit >>> over;
    long rest = (long) digit << (Long.SIZE - over);
    if (word + 1 < WORDS) {
      words[word + 1] |= rest;
      return true;
    }
    return rest == 0;
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
