package chat.client.ui;

import java.util.HashMap;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * A line reader that draws in two ways of ours, each of them open to subclasses only.
 *
 * <p>A line of ours stands below the one that is typed. It draws both in one go, so that neither a
 * message nor a change of the window's size can get between them, and takes both away.
 *
 * <p>On a terminal that cannot go up it keeps what is typed in one row, and sends nothing but text
 * and the return to the row's beginning.
 */
final class TypingReader extends LineReaderImpl {
  private static final int COLUMNS_IF_UNKNOWN = 80;

  private final boolean inOneRow;
  private AttributedString below = AttributedString.EMPTY;

  TypingReader(Terminal terminal, String name) {
    super(terminal, name, new HashMap<>());
    inOneRow = !RowDisplay.canGoUp(terminal);
  }

  /** What stands below from the next redisplay on; only in a widget. */
  void below(AttributedString line) {
    below = line;
  }

  @Override
  public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
    if (buf.length() == 0) {
      // The remark was about a line that is gone.
      setTailTip("");
    }
    AttributedString typed = super.getDisplayedBufferWithPrompts(secondaryPrompts);
    // What JLine itself shows there, as in a search of the history, comes first.
    return post == null && below.length() > 0
        ? new AttributedStringBuilder()
            .append(typed)
            .append("\n")
            .append(below)
            .toAttributedString()
        : typed;
  }

  @Override
  public boolean isSet(Option option) {
    return isPossible(option) && super.isSet(option);
  }

  @Override
  public void setOpt(Option option) {
    if (isPossible(option)) {
      super.setOpt(option);
    }
  }

  @Override
  public void unsetOpt(Option option) {
    if (isPossible(option)) {
      super.unsetOpt(option);
    }
  }

  /** The marks of a paste are escape sequences, and to do without them takes one, too. */
  private boolean isPossible(Option option) {
    return !inOneRow || option != Option.BRACKETED_PASTE;
  }

  @Override
  protected void redisplay(boolean flush) {
    if (inOneRow) {
      // With one row JLine scrolls the line within it.
      int columns = terminal.getColumns();
      size = Size.of(columns > 0 ? columns : COLUMNS_IF_UNKNOWN, 1);
      if (!(display instanceof RowDisplay)) {
        display = new RowDisplay(terminal);
      }
    }
    super.redisplay(flush);
  }

  @Override
  protected void doCleanup(boolean nl) {
    below = AttributedString.EMPTY;
    super.doCleanup(nl);
  }
}
