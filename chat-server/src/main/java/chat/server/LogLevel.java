package chat.server;

import java.lang.System.Logger.Level;

/** How much the log tells. */
enum LogLevel {
  off(Level.OFF),
  error(Level.ERROR),
  warn(Level.WARNING),
  info(Level.INFO),
  debug(Level.DEBUG);

  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  Level level() {
    return level;
  }
}
