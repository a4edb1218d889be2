package chat.client.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jline.terminal.Terminal;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminal.VirtualTerminal;

/** A terminal without a terminal: keys go in, and what a person would see can be looked at. */
public final class FakeScreen {
  /** Keys that are no letters. */
  public static final String ENTER = "\r";

  public static final String LEFT = "\u001bOD";
  public static final String UP = "\u001bOA";
  public static final String BACKSPACE = "\u007f";
  public static final String CTRL_C = "\u0003";
  public static final String CTRL_U = "\u0015";
  public static final String CTRL_D = "\u0004";

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private final VirtualTerminal virtual;
  private final int columns;
  private final int rows;

  public FakeScreen(int columns, int rows) throws IOException {
    this("xterm-256color", columns, rows);
  }

  /** A terminal that calls itself {@code type}. */
  public FakeScreen(String type, int columns, int rows) throws IOException {
    this.columns = columns;
    this.rows = rows;
    virtual = ScreenTerminal.withTerminal("fake", type, columns, rows);
  }

  /** Where a cursor stands. */
  public record Position(int column, int row) {}

  public Terminal terminal() {
    return virtual.terminal();
  }

  /** Presses the keys that spell {@code keys}. */
  public void type(String keys) throws IOException {
    virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** The lines on the screen, without the blanks at their ends. */
  public List<String> lines() {
    return virtual.screen().toString().lines().map(String::stripTrailing).toList();
  }

  public Position cursor() {
    int[] cursor = new int[2];
    virtual.screen().dump(new long[columns * rows], cursor);
    return new Position(cursor[0], cursor[1]);
  }

  /** Waits until the line that is being typed looks like this, with the cursor behind it. */
  public void awaitPrompt(String line) throws InterruptedException {
    await("the prompt '" + line + "'", lines -> lines.get(cursor().row()).equals(line));
  }

  /** Waits until a line looks like this. */
  public void awaitLine(String line) throws InterruptedException {
    await("the line '" + line + "'", lines -> lines.contains(line));
  }

  public void awaitLine(Pattern line) throws InterruptedException {
    await("a line like '" + line + "'", lines -> lines.stream().anyMatch(line.asMatchPredicate()));
  }

  /** Waits until the screen is as it should be. */
  public void await(String what, Predicate<List<String>> condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.test(lines())) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(
            "expected " + what + ", but saw\n" + String.join("\n", lines()) + "\n" + cursor());
      }
      virtual.screen().waitDirty(50);
    }
  }
}
