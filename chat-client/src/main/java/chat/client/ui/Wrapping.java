package chat.client.ui;

import java.text.BreakIterator;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Breaks a line between words, where the terminal would break within one, and indents what follows:
 * only a line of ours begins at the left, so that no text, however it is padded, looks like
 * somebody else's.
 */
final class Wrapping {
  private static final String INDENT = "  ";
  private static final int TAB = 8;

  private final int columns;
  private final AttributedStringBuilder rows = new AttributedStringBuilder();
  private int used;
  private boolean fresh = true;

  private Wrapping(int columns) {
    this.columns = columns;
  }

  /** {@code line} in rows of so many columns, if that can be. */
  static AttributedString wrap(AttributedString line, int columns) {
    // What comes behind a tab would be further to the right than we counted.
    AttributedString text =
        new AttributedStringBuilder().tabs(TAB).append(line).toAttributedString();
    // Behind the indent there must be room for a wide character.
    if (columns < INDENT.length() + 2 || text.columnLength() <= columns) {
      return text;
    }
    Wrapping wrapping = new Wrapping(columns);
    wrapping.add(text, BreakIterator.getLineInstance(Locale.ROOT));
    return wrapping.rows.toAttributedString();
  }

  private void add(AttributedString text, BreakIterator places) {
    places.setText(text.toString());
    int start = places.first();
    for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
      add(text.subSequence(start, end));
      start = end;
    }
  }

  private void add(AttributedString piece) {
    int inked = piece.toString().stripTrailing().length();
    int width = piece.subSequence(0, inked).columnLength();
    if (!fresh && used + width > columns) {
      rows.append("\n").append(INDENT);
      used = INDENT.length();
      fresh = true;
    }
    boolean fits = used + width <= columns;
    if (!fits && piece.toString().codePointCount(0, piece.length()) > 1) {
      add(piece, BreakIterator.getCharacterInstance(Locale.ROOT));
      return;
    }
    append(piece.subSequence(0, inked));
    // Blanks at the end of a row need no row of their own.
    AttributedString blanks = piece.subSequence(inked, piece.length());
    append(blanks.columnSubSequence(0, columns - used));
  }

  private void append(AttributedString piece) {
    rows.append(piece);
    used += piece.columnLength();
    fresh &= piece.length() == 0;
  }
}
