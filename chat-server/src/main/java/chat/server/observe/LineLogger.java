package chat.server.observe;

import java.io.PrintStream;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A logger that writes one line a record: time in UTC, level, message.
 *
 * <p>The JDK's own writes two lines unless it is configured, and stops writing as soon as the
 * process is told to end: the last lines of a server would be missing.
 */
public final class LineLogger implements Logger {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Level threshold;
  private final InstantSource clock;

  /** Writes records of {@code threshold} and above to {@code out}. */
  public LineLogger(PrintStream out, Level threshold, InstantSource clock) {
    this.out = out;
    this.threshold = threshold;
    this.clock = clock;
  }

  @Override
  public String getName() {
    return "chat.server";
  }

  @Override
  public boolean isLoggable(Level level) {
    return threshold != Level.OFF && level.getSeverity() >= threshold.getSeverity();
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      String line = "%s %-7s %s".formatted(TIME.format(clock.instant()), level, message);
      // Whole lines, whatever other threads have to say.
      synchronized (out) {
        out.println(line);
        if (thrown != null) {
          thrown.printStackTrace(out);
        }
      }
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... values) {
    log(level, bundle, format, (Throwable) null);
  }
}
