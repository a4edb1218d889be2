package chat.server.observe;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;
import java.util.function.Consumer;
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

  private static final int LEVEL_WIDTH = 7;

  private final Consumer<String> lines;
  private final Level threshold;
  private final InstantSource clock;

  /** Writes records of {@code threshold} and above to {@code lines}. */
  public LineLogger(Consumer<String> lines, Level threshold, InstantSource clock) {
    this.lines = lines;
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
      String padding = " ".repeat(Math.max(1, LEVEL_WIDTH + 1 - level.name().length()));
      String line = TIME.format(clock.instant()) + " " + level + padding + message;
      lines.accept(thrown == null ? line : line + System.lineSeparator() + trace(thrown));
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

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString().stripTrailing();
  }
}
