package chat.protocol;

/**
 * Tells the characters that show from those that do not, so that no name hides behind the latter.
 */
final class Visible {
  private static final char DELETE = 0x7F;
  private static final int BRAILLE_BLANK = 0x2800;

  private Visible() {}

  /** Whether somebody can see anything of this text. */
  static boolean any(String text) {
    if (!text.isEmpty() && text.charAt(0) > ' ' && text.charAt(0) < DELETE) {
      return true;
    }
    return text.codePoints()
        .anyMatch(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isInvisible(c));
  }

  /** Whether the character takes no ink and is no blank that separates words. */
  static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || isIgnorable(c) || c == BRAILLE_BLANK;
  }

  /** Unicode's Default_Ignorable_Code_Point, less the format characters, which Java knows. */
  private static boolean isIgnorable(int c) {
    return c == 0x034F
        || (c >= 0x115F && c <= 0x1160)
        || (c >= 0x17B4 && c <= 0x17B5)
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x2065
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFFA0
        || (c >= 0xFFF0 && c <= 0xFFF8)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }
}
