package chat.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: bytes that spell no text are refused, never replaced (section 1). */
public final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  /** From so many characters on the ways of the JDK are faster than a look at each. */
  private static final int LONG = 512;

  /** What one unit of UTF-16 takes at most. */
  private static final int UNIT_MAX = 3;

  private Utf8() {}

  /** The UTF-8 form of {@code text}. */
  public static byte[] encode(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes the UTF-8 form of {@code text}, which takes {@link #size(String)} bytes, into {@code
   * target} at {@code offset} and answers the offset behind it.
   */
  public static int put(String text, byte[] target, int offset) {
    int plain = text.length() < LONG ? putAscii(text, target, offset) : 0;
    if (plain == text.length()) {
      return offset + plain;
    }
    byte[] rest = encode(text.substring(plain));
    System.arraycopy(rest, 0, target, offset + plain, rest.length);
    return offset + plain + rest.length;
  }

  /** Puts the ASCII that {@code text} begins with there, and answers how much that is. */
  private static int putAscii(String text, byte[] target, int at) {
    int length = 0;
    while (length < text.length() && text.charAt(length) < 0x80) {
      target[at + length] = (byte) text.charAt(length);
      length++;
    }
    return length;
  }

  /** How many bytes {@code text} takes in UTF-8. */
  public static int size(String text) {
    return size(text, 0, text.length());
  }

  /** How many bytes the characters of {@code text} from {@code start} to {@code end} take. */
  public static int size(String text, int start, int end) {
    // The JDK encodes a long text sooner than a loop looks at its characters.
    return end - start < LONG
        ? sizeOfShort(text, start, end)
        : encode(text.substring(start, end)).length;
  }

  private static int sizeOfShort(String text, int start, int end) {
    int plain = start;
    while (plain < end && text.charAt(plain) < 0x80) {
      plain++;
    }
    int size = plain - start;
    for (int i = plain; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        size += 1;
      } else if (c < 0x800) {
        size += 2;
      } else if (!Character.isSurrogate(c)) {
        size += 3;
      } else if (i + 1 < end && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        size += 4;
        i++;
      } else {
        // Half a pair is nothing in UTF-8, and becomes a question mark.
        size += 1;
      }
    }
    return size;
  }

  /** Where those code points of {@code text} end that fit into {@code bytes} from {@code start}. */
  static int fitting(String text, int start, int bytes) {
    if (text.length() - start <= bytes / UNIT_MAX) {
      return text.length();
    }
    int left = bytes;
    int at = start;
    while (at < text.length()) {
      // Four bytes for each unit are enough, even when half a pair is added to the last one.
      int after = Math.min(at + Math.max(1, left / 4), text.length());
      if (after < text.length()
          && Character.isSurrogatePair(text.charAt(after - 1), text.charAt(after))) {
        after++;
      }
      int size = size(text, at, after);
      if (size > left) {
        return at;
      }
      left -= size;
      at = after;
    }
    return at;
  }

  /**
   * Decodes {@code length} bytes of {@code source}.
   *
   * @throws ProtocolException {@link Fault#NOT_UTF8} when the bytes are not well-formed
   */
  public static String decode(byte[] source, int offset, int length) {
    // The lenient decoder is the fast one; only a text that shows a replacement needs the strict
    // one.
    String text = new String(source, offset, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(source, offset, length);
  }

  private static String decodeStrictly(byte[] source, int offset, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(source, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ProtocolException(Fault.NOT_UTF8, "the text is not UTF-8");
    }
  }
}
