package chat.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says: a text and its UTF-8 form. Most of what is said is plain; that is told by one
 * look at its bytes, and then a server can measure it, keep it and send it on without ever making
 * characters of them.
 *
 * <p>Equal when the bytes are equal.
 */
public final class Utterance {
  private final Bytes utf8;
  private final boolean plain;

  /** Made when somebody asks for it, if it need not be made to look at it; always the same. */
  private @Nullable String value;

  private Utterance(Bytes utf8, boolean plain) {
    this.utf8 = utf8;
    this.plain = plain;
  }

  /** The text itself. Half a surrogate pair is nothing in UTF-8, and becomes a question mark. */
  public static Utterance of(String value) {
    Bytes utf8 = Bytes.utf8(value);
    return new Utterance(utf8, utf8.isPlain());
  }

  /**
   * The text that these bytes spell.
   *
   * @throws ProtocolException {@link Fault#NOT_UTF8} when they spell none
   */
  public static Utterance decode(Bytes utf8) {
    boolean plain = utf8.isPlain();
    Utterance utterance = new Utterance(utf8, plain);
    if (!plain) {
      utterance.value = utf8.asUtf8();
    }
    return utterance;
  }

  /** The same, for longer than its bytes may be {@linkplain Bytes#lent lent}. */
  public Utterance kept() {
    Utterance kept = new Utterance(utf8.kept(), plain);
    kept.value = value;
    return kept;
  }

  /** The UTF-8 form. */
  public Bytes utf8() {
    return utf8;
  }

  /** How many bytes that has. */
  public int size() {
    return utf8.size();
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return utf8.isEmpty();
  }

  /** Whether it is one line of printable ASCII, so that a character is a byte, and safe to show. */
  public boolean isPlain() {
    return plain;
  }

  /** The text. */
  public String value() {
    String known = value;
    if (known == null) {
      known = utf8.asUtf8();
      value = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Utterance that && utf8.equals(that.utf8);
  }

  @Override
  public int hashCode() {
    return utf8.hashCode();
  }

  /** The text. */
  @Override
  public String toString() {
    return value();
  }
}
