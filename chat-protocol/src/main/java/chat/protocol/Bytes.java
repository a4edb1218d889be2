package chat.protocol;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable run of bytes: what travels before anybody has said what it means.
 *
 * <p>Equal when the bytes are equal. Copies on the way in and on the way out, so that nobody can
 * change what somebody else has already checked.
 */
public final class Bytes {
  /** No bytes at all. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** Copies all of {@code source}. */
  public static Bytes of(byte... source) {
    return source.length == 0 ? EMPTY : new Bytes(source.clone());
  }

  /** Copies {@code length} bytes of {@code source}, from {@code offset} on. */
  public static Bytes of(byte[] source, int offset, int length) {
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(source, offset, offset + length));
  }

  /** The UTF-8 form of {@code text}. */
  public static Bytes utf8(String text) {
    return text.isEmpty() ? EMPTY : new Bytes(Utf8.encode(text));
  }

  /** Reads pairs of hexadecimal digits. */
  public static Bytes hex(String digits) {
    return new Bytes(HexFormat.of().parseHex(digits));
  }

  /** How many bytes there are. */
  public int size() {
    return content.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return content.length == 0;
  }

  /** The byte at {@code index}, 0 to 255. */
  public int at(int index) {
    return Byte.toUnsignedInt(content[index]);
  }

  /** The bytes from {@code from} (included) to {@code to} (not included). */
  public Bytes slice(int from, int to) {
    return of(content, from, to - from);
  }

  /** Whether {@code start} stands at the beginning. */
  public boolean startsWith(Bytes start) {
    return size() >= start.size()
        && Arrays.equals(content, 0, start.size(), start.content, 0, start.size());
  }

  /** These bytes followed by {@code next}. */
  public Bytes plus(Bytes next) {
    byte[] joined = Arrays.copyOf(content, content.length + next.content.length);
    System.arraycopy(next.content, 0, joined, content.length, next.content.length);
    return new Bytes(joined);
  }

  /** A copy that the caller may change. */
  public byte[] toArray() {
    return content.clone();
  }

  /** Copies the bytes into {@code target} at {@code offset} and answers the offset behind them. */
  public int copyTo(byte[] target, int offset) {
    System.arraycopy(content, 0, target, offset, content.length);
    return offset + content.length;
  }

  /**
   * The text these bytes spell in UTF-8.
   *
   * @throws ProtocolException {@link Fault#NOT_UTF8} when they spell none
   */
  public String asUtf8() {
    return Utf8.decode(content, 0, content.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** The bytes as hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(content);
  }
}
