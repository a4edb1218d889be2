package chat.client.ui;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * Draws one row on a terminal that can only return to the row's beginning: what is to go is written
 * over with blanks. What is only longer than before is continued, so that whoever has the screen
 * read out hears what was added.
 */
final class RowDisplay extends Display {
  private static final String RETURN = "\r";

  private AttributedString drawn = AttributedString.EMPTY;
  private int cursor;

  RowDisplay(Terminal terminal) {
    super(terminal, false);
  }

  /** Whether {@code terminal} can do without. */
  static boolean canGoUp(Terminal terminal) {
    return terminal.getStringCapability(Capability.cursor_up) != null;
  }

  @Override
  public void reset() {
    super.reset();
    drawn = AttributedString.EMPTY;
    cursor = 0;
  }

  @Override
  public void update(List<AttributedString> lines, int target, boolean flush) {
    AttributedString row = lines.isEmpty() ? AttributedString.EMPTY : lines.getFirst();
    int width = row.columnLength(terminal);
    int wanted = Math.clamp(target, 0, width);
    int before = drawn.columnLength(terminal);
    if (cursor == before && wanted == width && row.toString().startsWith(drawn.toString())) {
      terminal.writer().print(row.toString().substring(drawn.length()));
    } else {
      int left = Math.max(0, before - width);
      terminal.writer().print(RETURN + row + " ".repeat(left));
      if (left > 0 || wanted < width) {
        terminal.writer().print(RETURN + row.columnSubSequence(terminal, 0, wanted));
      }
    }
    drawn = row;
    cursor = wanted;
    if (flush) {
      terminal.flush();
    }
  }
}
