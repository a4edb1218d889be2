package chat.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An immutable run of bytes: what travels before anybody has said what it means.
 *
 * <p>Equal when the bytes are equal. Copies on the way in and on the way out, so that nobody can
 * change what somebody else has already checked; a slice shares what nobody can change. Only what
 * is {@linkplain #lent lent} has an end.
 */
public final class Bytes {
  /** No bytes at all. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;
  private final int start;
  private final int size;

  private Bytes(byte[] content) {
    this(content, 0, content.length);
  }

  private Bytes(byte[] content, int start, int size) {
    this.content = content;
    this.start = start;
    this.size = size;
  }

  /** Copies all of {@code source}. */
  public static Bytes of(byte... source) {
    return source.length == 0 ? EMPTY : new Bytes(source.clone());
  }

  /** Copies {@code length} bytes of {@code source}, from {@code offset} on. */
  public static Bytes of(byte[] source, int offset, int length) {
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(source, offset, offset + length));
  }

  /**
   * The {@code length} bytes of {@code source} from {@code offset} on, uncopied: for one who reads
   * into the same array again and again. They are lent, and so are slices of them: good until the
   * array is changed. Who wants them for longer takes what is {@link #kept}.
   */
  public static Bytes lent(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    return length == 0 ? EMPTY : new Bytes(source, offset, length);
  }

  /** The same bytes, lent by nobody. */
  public Bytes kept() {
    return of(content, start, size);
  }

  /** The {@code size} bytes that {@code writer} writes into an array of that size. */
  public static Bytes written(int size, Consumer<byte[]> writer) {
    byte[] content = new byte[size];
    writer.accept(content);
    return new Bytes(content);
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
    return size;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The byte at {@code index}, 0 to 255. */
  public int at(int index) {
    return Byte.toUnsignedInt(content[start + Objects.checkIndex(index, size)]);
  }

  /** Whether they are one line of printable ASCII. */
  public boolean isPlain() {
    int signs = 0;
    for (int i = start; i < start + size; i++) {
      signs |= (content[i] - ' ') | ('~' - content[i]);
    }
    return signs >= 0;
  }

  /** The bytes from {@code from} (included) to {@code to} (not included). */
  public Bytes slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return from == to ? EMPTY : new Bytes(content, start + from, to - from);
  }

  /** Whether {@code beginning} stands at the beginning. */
  public boolean startsWith(Bytes beginning) {
    return size >= beginning.size && slice(0, beginning.size).equals(beginning);
  }

  /** Whether these bytes are the UTF-8 form of {@code text}. */
  public boolean spell(String text) {
    return spell(text, 0, size);
  }

  /**
   * Whether the bytes from {@code from} (included) to {@code to} (not included) are the UTF-8 form
   * of {@code text}; without a slice of them.
   */
  public boolean spell(String text, int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return slice(from, to).equals(utf8(text));
      }
      if (i >= to - from || content[start + from + i] != text.charAt(i)) {
        return false;
      }
    }
    return to - from == text.length();
  }

  /** These bytes followed by {@code next}. */
  public Bytes plus(Bytes next) {
    byte[] joined = new byte[size + next.size];
    next.copyTo(joined, copyTo(joined, 0));
    return new Bytes(joined);
  }

  /** A copy that the caller may change. */
  public byte[] toArray() {
    return Arrays.copyOfRange(content, start, start + size);
  }

  /** Copies the bytes into {@code target} at {@code offset} and answers the offset behind them. */
  public int copyTo(byte[] target, int offset) {
    System.arraycopy(content, start, target, offset, size);
    return offset + size;
  }

  /** Copies the bytes into {@code target}. */
  public void copyTo(ByteBuffer target) {
    target.put(content, start, size);
  }

  /**
   * The text these bytes spell in UTF-8.
   *
   * @throws ProtocolException {@link Fault#NOT_UTF8} when they spell none
   */
  public String asUtf8() {
    return Utf8.decode(content, start, size);
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Bytes that
        && Arrays.equals(
            content, start, start + size, that.content, that.start, that.start + that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = start; i < start + size; i++) {
      hash = 31 * hash + content[i];
    }
    return hash;
  }

  /** The bytes as hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(content, start, start + size);
  }
}
