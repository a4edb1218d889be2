package chat.server.observe;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UnsupportedEncodingException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends the log to stderr, one line a record: time in UTC, level, event. */
public final class LogSetup {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private LogSetup() {}

  /** Shows records of this level and above. */
  public static void configure(Level level) {
    java.util.logging.Level threshold = java(level);
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(threshold);
    root.addHandler(handler(threshold));
  }

  private static Handler handler(java.util.logging.Level threshold) {
    ConsoleHandler handler = new ConsoleHandler();
    handler.setLevel(threshold);
    handler.setFormatter(new OneLine());
    try {
      handler.setEncoding(StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError("each Java has UTF-8", e);
    }
    return handler;
  }

  private static java.util.logging.Level java(Level level) {
    return switch (level) {
      case ALL, TRACE -> java.util.logging.Level.FINER;
      case DEBUG -> java.util.logging.Level.FINE;
      case INFO -> java.util.logging.Level.INFO;
      case WARNING -> java.util.logging.Level.WARNING;
      case ERROR -> java.util.logging.Level.SEVERE;
      case OFF -> java.util.logging.Level.OFF;
    };
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord logged) {
      StringWriter line = new StringWriter();
      PrintWriter out = new PrintWriter(line);
      out.printf(
          "%s %-7s %s%n", TIME.format(logged.getInstant()), name(logged), logged.getMessage());
      if (logged.getThrown() != null) {
        logged.getThrown().printStackTrace(out);
      }
      return line.toString();
    }

    private static String name(LogRecord logged) {
      return switch (logged.getLevel().getName()) {
        case "SEVERE" -> "ERROR";
        case "FINE" -> "DEBUG";
        case "FINER" -> "TRACE";
        default -> logged.getLevel().getName();
      };
    }
  }
}
