package chat.client.ui;

import chat.protocol.SafeText;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;

/**
 * Two pipes, or a pipe and a terminal: lines come in, lines go out, nothing is prompted for. What
 * is said goes to the one stream, everything else to the other.
 */
public final class PlainConsole implements Console {
  private static final int LINE_MAX = 64 * 1024;
  private static final int LINES_AHEAD_MAX = 16;

  private final PrintStream said;
  private final PrintStream told;
  private final BlockingDeque<Input> inputs = new LinkedBlockingDeque<>();
  private final Semaphore ahead = new Semaphore(LINES_AHEAD_MAX);

  /**
   * Reads {@code in} from now on.
   *
   * @param said for what people say
   * @param told for what the server and this client tell
   */
  public PlainConsole(InputStream in, PrintStream said, PrintStream told) {
    this(said, told);
    BoundedLines lines = new BoundedLines(new BufferedInputStream(in), LINE_MAX);
    // A read of a pipe cannot be woken, so it has a thread of its own that nobody waits for.
    Thread.ofPlatform().daemon().name("chat-input").start(() -> readAll(lines));
  }

  private PlainConsole(PrintStream said, PrintStream told) {
    this.said = said;
    this.told = told;
  }

  /** Reads nothing at all: who waits for a line waits until somebody calls {@link #wake}. */
  public static PlainConsole withoutInput(PrintStream said, PrintStream told) {
    return new PlainConsole(said, told);
  }

  @Override
  public Input ask(String question) {
    return readLine(question, Draft.EMPTY);
  }

  @Override
  public Input askSecret(String question) {
    return readLine(question, Draft.EMPTY);
  }

  @Override
  public Input readLine(String prompt, Draft draft) {
    try {
      Input input = inputs.take();
      if (!(input instanceof Input.Woken)) {
        ahead.release();
      }
      return input;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Input.Interrupted();
    }
  }

  @Override
  public void print(Style style, String text) {
    PrintStream to = style == Style.SAID ? said : told;
    to.println(SafeText.clean(text));
    to.flush();
  }

  /** Whether what is said still reaches somebody. */
  boolean isHeard() {
    return !said.checkError();
  }

  /** Whether there are lines that nobody asked for. */
  boolean holdsMore() {
    return inputs.stream()
        .anyMatch(input -> !(input instanceof Input.Woken || input instanceof Input.EndOfInput));
  }

  @Override
  public void letGo() {
    // A pipe has no keys.
  }

  @Override
  public void wake() {
    inputs.addFirst(new Input.Woken());
  }

  @Override
  public void close() {
    said.flush();
    told.flush();
  }

  private void readAll(BoundedLines lines) {
    try {
      Input input;
      do {
        ahead.acquire();
        input = lines.next();
        inputs.add(input);
      } while (!(input instanceof Input.EndOfInput));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
