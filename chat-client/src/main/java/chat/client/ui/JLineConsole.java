package chat.client.ui;

import chat.protocol.SafeText;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jline.reader.Buffer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;
import org.jspecify.annotations.Nullable;

/** A terminal with line editing. What others say goes above the line that is being typed. */
public final class JLineConsole implements Console {
  private static final char NOT_SHOWN = 0;
  private static final int CTRL_C = 3;
  private static final long CTRL_C_MILLIS = 100;

  private final Terminal terminal;
  private final Theme theme;
  private final TypingReader talk;
  private final LineReader questions;
  private final StatusBar status;
  private final Wakeable reading = new Wakeable();
  private final Object printing = new Object();
  private LineReader current;
  private String half = "";
  private boolean closed;
  private @Nullable Attributes cooked;

  /** Takes over {@code terminal}, and closes it at the end. */
  public JLineConsole(Terminal terminal, Theme theme, Editing editing) {
    this.terminal = terminal;
    this.theme = theme;
    this.talk = LineReaders.talk(terminal, editing);
    this.questions = LineReaders.questions(terminal);
    this.status = new StatusBar(terminal, talk);
    this.current = questions;
  }

  /** Like that, with the keys of Emacs, and nothing is kept. */
  public JLineConsole(Terminal terminal, Theme theme) {
    this(terminal, theme, Editing.PLAIN);
  }

  /**
   * The terminal that this program was started on.
   *
   * @param type what the environment calls it
   * @throws IOException when there is none that can be used
   */
  public static JLineConsole open(Theme theme, Editing editing, String type) throws IOException {
    List<JLineConsole> opened = new CopyOnWriteArrayList<>();
    // These run in turn: ours has to come before the one that closes the terminal.
    var _ = ShutdownHooks.add(() -> opened.forEach(JLineConsole::stop));
    Terminal terminal = SystemTerminal.open(type);
    JLineConsole console = new JLineConsole(terminal, theme, editing);
    opened.add(console);
    return console;
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
    hold();
    Input input =
        read(
            talk,
            () ->
                talk.readLine(status.begin(prompt(prompt)), null, (Character) null, draft.text()));
    if (!(input instanceof Input.Text)) {
      letGo();
    }
    if (input instanceof Input.Woken && !half.isEmpty()) {
      // It was not sent, but it should not vanish either.
      print(Style.PLAIN, prompt + half);
      half = "";
    }
    return input;
  }

  @Override
  public void print(Style style, String text) {
    whileOpen(
        () -> {
          List<AttributedString> lines =
              Arrays.stream(text.split("\n", -1)).map(line -> rows(style, Line.of(line))).toList();
          current.printAbove(AttributedString.join(new AttributedString("\n"), lines));
        });
  }

  @Override
  public void print(Style style, Line line) {
    whileOpen(() -> current.printAbove(rows(style, line)));
  }

  @Override
  public void showStatus(StatusLine line) {
    whileOpen(() -> status.show(line));
  }

  @Override
  public void hideStatus() {
    whileOpen(status::hide);
  }

  @Override
  public void completeWith(TabCycle.Candidates candidates) {
    TabCycle tab = new TabCycle(candidates);
    talk.getWidgets().put(LineReader.EXPAND_OR_COMPLETE, () -> complete(tab));
  }

  @Override
  public void clear() {
    whileOpen(() -> put(Capability.clear_screen));
  }

  @Override
  public void ring() {
    whileOpen(() -> put(Capability.bell));
  }

  @Override
  public void letGo() {
    if (cooked != null) {
      Attributes before = cooked;
      cooked = null;
      whileOpen(() -> terminal.setAttributes(before));
    }
  }

  @Override
  public void wake() {
    reading.wake();
  }

  /**
   * The process is told to stop: waits until the read that is going on has ended its line and given
   * the keys back. From now on nothing is read.
   */
  void stop() {
    reading.stop();
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

  /** The terminal may be gone, or on its way out, while somebody still has something to tell. */
  private void whileOpen(Runnable work) {
    synchronized (printing) {
      try {
        if (!closed) {
          work.run();
        }
      } catch (IllegalStateException e) {
        closed = true;
      }
    }
  }

  private void put(Capability capability) {
    terminal.puts(capability);
    terminal.flush();
  }

  /**
   * Takes the keys as they come, also between two lines of talk: a Ctrl-D or Ctrl-C in that moment
   * is then the first key of the next line, and not lost to the terminal.
   */
  private void hold() {
    if (cooked == null) {
      cooked = terminal.enterRawMode();
    }
  }

  private boolean complete(TabCycle tab) {
    Buffer buffer = talk.getBuffer();
    tab.press(new TabCycle.Typing(buffer.toString(), buffer.cursor()))
        .ifPresent(
            typing -> {
              buffer.clear();
              buffer.write(typing.text());
              buffer.cursor(typing.cursor());
            });
    return true;
  }

  private AttributedString rows(Style style, Line line) {
    return Wrapping.wrap(theme.paint(style, line, colours()), terminal.getSize().getColumns());
  }

  private int colours() {
    return Objects.requireNonNullElse(terminal.getNumericCapability(Capability.max_colors), 8);
  }

  private interface Read {
    String line();
  }

  private Input read(LineReader with, Read read) {
    synchronized (printing) {
      current = with;
    }
    Optional<Input> instead = reading.begin();
    if (instead.isPresent()) {
      return instead.get();
    }
    try {
      return new Input.Text(read.line());
    } catch (UserInterruptException e) {
      // JLine ends a read in the same way for Ctrl-C and for an interrupt of ours.
      if (reading.takeWake()) {
        half = with.equals(talk) ? e.getPartialLine() : "";
        return new Input.Woken();
      }
      swallowCtrlC();
      return new Input.Interrupted();
    } catch (EndOfFileException e) {
      return new Input.EndOfInput();
    } finally {
      reading.end();
    }
  }

  /**
   * JLine tells of a Ctrl-C twice: it interrupts the reading thread, and hands over the key. When
   * the interrupt is first, the key would be the answer to whatever is asked next.
   */
  private void swallowCtrlC() {
    var _ = Thread.interrupted();
    try {
      if (terminal.reader().peek(CTRL_C_MILLIS) == CTRL_C) {
        var _ = terminal.reader().read();
      }
    } catch (IOException e) {
      // The terminal is gone; the next read will say so.
      return;
    }
  }

  /** JLine gives a meaning to a percent sign in a prompt. */
  static String prompt(String text) {
    return SafeText.cleanLine(text).replace("%", "%%");
  }
}
