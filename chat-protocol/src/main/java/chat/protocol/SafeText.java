package chat.protocol;

/**
 * Makes text of others safe to show: no control character drives the terminal, no bidi control
 * reorders what stands around it (section 5.3).
 *
 * <p>Tab and newline stay. U+2028 and U+2029 break lines too and become newlines, so that a stamp
 * on each line is a stamp on each line. Half a surrogate pair becomes U+FFFD.
 */
public final class SafeText {
  private static final char DELETE = 0x7F;
  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;

  private SafeText() {}

  /** The text without what could harm, lines kept. */
  public static String clean(String text) {
    if (isClean(text)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  /** Like {@link #clean}, and on one line: tabs and newlines become spaces. */
  public static String cleanLine(String text) {
    return clean(text).replace('\n', ' ').replace('\t', ' ');
  }

  /** Whether {@link #clean} would change nothing. */
  public static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= DELETE) {
        // Nearly all that is said is plain, and each text is looked at several times.
        return isCleanFrom(text, i);
      }
    }
    return true;
  }

  private static boolean isCleanFrom(String text, int start) {
    return text.substring(start)
        .codePoints()
        .allMatch(c -> !isHarmful(c) && !isSeparator(c) && !isSurrogate(c));
  }

  /** Whether the text has nothing to clean, no tab and no newline: fit for a name. */
  public static boolean isCleanLine(String text) {
    return isClean(text) && text.indexOf('\n') < 0 && text.indexOf('\t') < 0;
  }

  private static void append(StringBuilder safe, int c) {
    if (isSeparator(c)) {
      safe.append('\n');
    } else if (isSurrogate(c)) {
      safe.append('\uFFFD');
    } else if (!isHarmful(c)) {
      safe.appendCodePoint(c);
    }
  }

  private static boolean isHarmful(int c) {
    return isControl(c) || isBidiControl(c);
  }

  private static boolean isControl(int c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= DELETE && c <= 0x9F);
  }

  private static boolean isBidiControl(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x206F);
  }

  private static boolean isSeparator(int c) {
    return c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
