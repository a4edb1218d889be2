package chat.client.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a program printed, line by line. */
public final class Printed {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean broken;

  /** Where to print. */
  public PrintStream stream() {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            put(one);
          }
        },
        false,
        StandardCharsets.UTF_8);
  }

  /** From now on nobody reads what is printed. */
  public synchronized void breakPipe() {
    broken = true;
  }

  /** The next line; waits for it. */
  public String next() throws InterruptedException {
    String next = lines.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing more was printed");
    }
    return next;
  }

  /** What was printed and not yet looked at. */
  public String rest() {
    return String.join("\n", lines);
  }

  private synchronized void put(int one) throws IOException {
    if (broken) {
      throw new IOException("Broken pipe");
    }
    if (one == '\n') {
      lines.add(line.toString(StandardCharsets.UTF_8));
      line.reset();
    } else {
      line.write(one);
    }
  }
}
