package chat.client.ui;

import java.util.HashMap;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * A line reader with a line of ours below the one that is typed. It draws both in one go, so that
 * neither a message nor a change of the window's size can get between them, and takes both away.
 * That place is open to subclasses only.
 */
final class TalkReader extends LineReaderImpl {
  private AttributedString below = AttributedString.EMPTY;

  TalkReader(Terminal terminal, String name) {
    super(terminal, name, new HashMap<>());
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
  protected void doCleanup(boolean nl) {
    below = AttributedString.EMPTY;
    super.doCleanup(nl);
  }
}
