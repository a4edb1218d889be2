package chat.client.ui;

import chat.protocol.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** A terminal with line editing. What others say goes above the line that is being typed. */
public final class JLineConsole implements Console {
  private static final char NOT_SHOWN = 0;

  private final Terminal terminal;
  private final Theme theme;
  private final LineReader talk;
  private final LineReader questions;
  private final Object reading = new Object();
  private final Object printing = new Object();
  private @Nullable Thread reader;
  private LineReader current;
  private boolean woken;
  private boolean closed;

  /** Takes over {@code terminal}, and closes it at the end. */
  public JLineConsole(Terminal terminal, Theme theme) {
    this.terminal = terminal;
    this.theme = theme;
    this.talk = lineReader(terminal);
    this.talk.setAutosuggestion(LineReader.SuggestionType.TAIL_TIP);
    this.questions = lineReader(terminal);
    this.questions.setVariable(LineReader.DISABLE_HISTORY, true);
    this.current = questions;
  }

  /**
   * The terminal that this program was started on.
   *
   * @throws IOException when there is none that can be used
   */
  public static JLineConsole open(Theme theme) throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            // All three, or a C locale still turns text into question marks.
            .encoding(StandardCharsets.UTF_8)
            .stdinEncoding(StandardCharsets.UTF_8)
            .stdoutEncoding(StandardCharsets.UTF_8)
            .build();
    return new JLineConsole(terminal, theme);
  }

  @Override
  public Input ask(String question) {
    return read(questions, () -> questions.readLine(prompt(question)));
  }

  @Override
  public Input askSecret(String question) {
    return read(questions, () -> questions.readLine(prompt(question), NOT_SHOWN));
  }

  @Override
  public Input readLine(String prompt, Draft draft) {
    // Behind the text, because a text that is too long leaves no room above it on the screen.
    talk.setTailTip(draft.remark());
    return read(talk, () -> talk.readLine(prompt(prompt), null, (Character) null, draft.text()));
  }

  @Override
  public void print(Style style, String text) {
    synchronized (printing) {
      // The terminal may be gone while somebody still has something to tell.
      if (!closed) {
        current.printAbove(theme.paint(style, SafeText.clean(text)));
      }
    }
  }

  @Override
  public void wake() {
    synchronized (reading) {
      woken = true;
      if (reader != null) {
        reader.interrupt();
      }
    }
  }

  @Override
  public void close() {
    synchronized (printing) {
      closed = true;
      try {
        terminal.close();
      } catch (IOException e) {
        // It is not ours any more, whatever it says.
        return;
      }
    }
  }

  private interface Read {
    String line();
  }

  private Input read(LineReader with, Read read) {
    if (!begin(with)) {
      return new Input.Woken();
    }
    try {
      return new Input.Text(read.line());
    } catch (UserInterruptException e) {
      // JLine ends a read in the same way for Ctrl-C and for an interrupt of ours.
      return wasWoken() ? new Input.Woken() : new Input.Interrupted();
    } catch (EndOfFileException e) {
      return new Input.EndOfInput();
    } finally {
      end();
    }
  }

  private boolean begin(LineReader with) {
    synchronized (printing) {
      current = with;
    }
    synchronized (reading) {
      if (woken) {
        woken = false;
        return false;
      }
      reader = Thread.currentThread();
      return true;
    }
  }

  private boolean wasWoken() {
    synchronized (reading) {
      boolean was = woken;
      woken = false;
      return was;
    }
  }

  private void end() {
    synchronized (reading) {
      reader = null;
      // An interrupt that came too late for this read must not end the next wait.
      var _ = Thread.interrupted();
    }
  }

  private static LineReader lineReader(Terminal terminal) {
    DefaultParser parser = new DefaultParser();
    parser.setQuoteChars(new char[0]);
    parser.setEscapeChars(new char[0]);
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("chat-client")
        .parser(parser)
        // An exclamation mark is an exclamation mark, not the history.
        .option(Option.DISABLE_EVENT_EXPANSION, true)
        .option(Option.INSERT_TAB, true)
        .build();
  }

  /** JLine gives a meaning to a percent sign in a prompt. */
  private static String prompt(String text) {
    return SafeText.cleanLine(text).replace("%", "%%");
  }
}
