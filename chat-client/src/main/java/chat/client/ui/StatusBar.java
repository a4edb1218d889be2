package chat.client.ui;

import chat.protocol.SafeText;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Where the status line stands: below the line that is being typed if there is room for it, else in
 * front of it.
 *
 * <p>All drawing happens in a widget, because only there it cannot get between the strokes of the
 * reader.
 */
final class StatusBar {
  private static final String REFRESH = "chat-status";
  private static final int ROWS_MIN = 10;
  private static final int PROMPT_PART = 2;

  /** What was drawn, and for which size. */
  private record Drawn(String text, int columns, int rows) {}

  private final Terminal terminal;
  private final TypingReader reader;
  private Optional<StatusLine> line = Optional.empty();
  private Optional<Drawn> drawn = Optional.empty();
  private String prompt = "";

  StatusBar(Terminal terminal, TypingReader reader) {
    this.terminal = terminal;
    this.reader = reader;
    reader.getWidgets().put(REFRESH, this::refresh);
    reader.getWidgets().put(LineReader.CALLBACK_INIT, this::prepare);
  }

  /** Keeps {@code next} in sight. */
  void show(StatusLine next) {
    synchronized (this) {
      line = Optional.of(next);
    }
    if (reader.isReading()) {
      try {
        reader.callWidget(REFRESH);
      } catch (IllegalStateException e) {
        // The line was just entered; the next read draws it.
        return;
      }
    }
  }

  /** From now on there is none. */
  synchronized void hide() {
    line = Optional.empty();
  }

  /** The prompt of the read that begins, with the status in front of it if it stands there. */
  synchronized String begin(String plain) {
    prompt = plain;
    return isBelow() ? plain : prompted();
  }

  /** The reader is about to draw all it has. */
  private synchronized boolean prepare() {
    drawn = Optional.empty();
    return update();
  }

  private synchronized boolean refresh() {
    if (update()) {
      reader.redisplay();
    }
    return true;
  }

  /** Whether there was something to change. */
  private boolean update() {
    Drawn now = new Drawn(text(), terminal.getColumns(), terminal.getRows());
    if (line.isEmpty() || drawn.equals(Optional.of(now))) {
      return false;
    }
    drawn = Optional.of(now);
    reader.setPrompt(isBelow() ? prompt : prompted());
    reader.below(
        isBelow()
            ? new AttributedString(now.text(), AttributedStyle.DEFAULT.faint())
            : AttributedString.EMPTY);
    return true;
  }

  private String prompted() {
    return line.isPresent() ? JLineConsole.prompt("[" + text() + "] ") + prompt : prompt;
  }

  private String text() {
    return line.map(one -> SafeText.cleanLine(one.line(columns()))).orElse("");
  }

  private int columns() {
    int width = Math.max(1, terminal.getColumns() - 1);
    return isBelow() ? width : width / PROMPT_PART;
  }

  private boolean isBelow() {
    return terminal.getRows() >= ROWS_MIN && RowDisplay.canGoUp(terminal);
  }
}
