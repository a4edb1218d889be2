package chat.client.ui;

import chat.protocol.SafeText;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Two pipes, or a pipe and a terminal: lines come in, lines go out, nothing is prompted for. What
 * is said goes to the one stream, everything else to the other.
 */
public final class PlainConsole implements Console {
  private final PrintStream said;
  private final PrintStream told;
  private final LinesAhead lines;

  /**
   * Reads {@code in} from now on.
   *
   * @param said for what people say
   * @param told for what the server and this client tell
   */
  public PlainConsole(InputStream in, PrintStream said, PrintStream told) {
    this(LinesAhead.of(in), said, told);
  }

  private PlainConsole(LinesAhead lines, PrintStream said, PrintStream told) {
    this.lines = lines;
    this.said = said;
    this.told = told;
  }

  /** Reads nothing at all: who waits for a line waits until somebody calls {@link #wake}. */
  public static PlainConsole withoutInput(PrintStream said, PrintStream told) {
    return new PlainConsole(LinesAhead.none(), said, told);
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
      return lines.take();
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

  /** Whether lines have come that nobody asked for. */
  boolean holdsMore() {
    try {
      return lines.holdsMore();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void letGo() {
    // A pipe has no keys.
  }

  @Override
  public void wake() {
    lines.wake();
  }

  @Override
  public void close() {
    said.flush();
    told.flush();
  }
}
