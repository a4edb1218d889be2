package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.Token;
import java.util.Arrays;
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

  /** That of Base64 for file names and addresses. */
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** What each byte is as a digit. */
  private static final byte[] DIGIT = digits();

  /** The bits of a token; none when it cannot be one of ours. */
  static Optional<TokenBits> of(Bytes token) {
    if (token.size() != DIGITS) {
      return Optional.empty();
    }
    int all = 0;
    for (int i = 0; i < DIGITS; i++) {
      all |= digit(token, i);
    }
    return all < 0
        ? Optional.empty()
        : Optional.of(new TokenBits(word(token, 0), word(token, 1), word(token, 2)));
  }

  /** The word with this number; its first and last digits may stand in its neighbours, too. */
  private static long word(Bytes token, int number) {
    int start = number * Long.SIZE;
    long word = 0;
    for (int i = start / DIGIT_BITS; i * DIGIT_BITS < start + Long.SIZE; i++) {
      long digit = digit(token, i);
      int left = start + Long.SIZE - (i + 1) * DIGIT_BITS;
      word |= left < 0 ? digit >>> -left : digit << left;
    }
    return word;
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

  /** Negative if it is none. */
  private static int digit(Bytes token, int place) {
    return DIGIT[token.at(place)];
  }

  private static byte[] digits() {
    byte[] digits = new byte[1 << Byte.SIZE];
    Arrays.fill(digits, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      digits[ALPHABET.charAt(i)] = (byte) i;
    }
    return digits;
  }
}
