package chat.protocol;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The name of a member: 1 to 255 bytes of UTF-8 (section 2.2).
 *
 * <p>The server puts it in front of each line that the member says, so it may not pose as anything
 * else: no control or bidi characters, no {@code :}, not all blank or invisible, and no {@code [}
 * at the start, where a notice begins.
 */
public record UserName(String value) {
  /**
   * Checks the name.
   *
   * @throws ProtocolException {@link Fault#BAD_USER_NAME}
   */
  public UserName {
    if (!SafeText.isCleanLine(value)) {
      throw bad("a user name may not hold control characters");
    }
    if (Utf8.size(value) > ProtocolLimits.USER_NAME_MAX) {
      throw bad("a user name may have at most 255 bytes");
    }
    String key = fold(value);
    if (key.isEmpty()) {
      throw bad("a user name may not be empty");
    }
    // In the folded form, so that a wide colon or bracket is one too.
    if (key.indexOf(':') >= 0) {
      throw bad("a user name may not hold a colon");
    }
    if (key.startsWith("[")) {
      throw bad("a user name may not start with [");
    }
  }

  /**
   * Decodes the bytes of a name.
   *
   * @throws ProtocolException {@link Fault#BAD_USER_NAME}, also for bytes that are no UTF-8
   */
  public static UserName decode(Bytes bytes) {
    try {
      return new UserName(bytes.asUtf8());
    } catch (ProtocolException e) {
      throw e.fault() == Fault.NOT_UTF8 ? bad("the user name is not UTF-8") : e;
    }
  }

  /** The name as it travels, 1 to 255 bytes. */
  public Bytes encode() {
    return Bytes.utf8(value);
  }

  /**
   * What two names must not share in one room: the name without case, width, surrounding blanks and
   * invisible characters.
   */
  public String key() {
    return fold(value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static String fold(String name) {
    return isAscii(name) ? lower(name).strip() : foldAnything(name);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ' || name.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String foldAnything(String name) {
    StringBuilder visible = new StringBuilder(name.length());
    compatible(name)
        .codePoints()
        .filter(c -> !Visible.isInvisible(c))
        .forEach(visible::appendCodePoint);
    // Through lower and upper case, because each of them tells apart what the other does not; and
    // composed again, because upper case takes some letters to pieces.
    return compatible(lower(lower(visible.toString()).toUpperCase(Locale.ROOT))).strip();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String compatible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static ProtocolException bad(String message) {
    return new ProtocolException(Fault.BAD_USER_NAME, message);
  }
}
