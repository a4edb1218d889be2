package chat.client.ui;

import java.text.BreakIterator;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** Breaks what we have to say between words, where the terminal would break within one. */
final class Wrapping {
  private Wrapping() {}

  /** {@code text} with newlines, so that no line is wider than {@code columns} if that can be. */
  static String wrap(String text, int columns) {
    if (columns <= 0 || width(text) <= columns) {
      return text;
    }
    StringBuilder wrapped = new StringBuilder(text.length() + 8);
    BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    places.setText(text);
    int used = 0;
    int start = places.first();
    for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
      String piece = text.substring(start, end);
      if (used > 0 && used + width(piece.stripTrailing()) > columns) {
        wrapped.setLength(wrapped.toString().stripTrailing().length());
        wrapped.append('\n');
        used = 0;
      }
      wrapped.append(piece);
      used = piece.endsWith("\n") ? 0 : used + width(piece);
      start = end;
    }
    return wrapped.toString();
  }

  private static int width(String text) {
    return new AttributedString(text).columnLength();
  }
}
