package chat.client.ui;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How somebody wants to chat on a terminal.
 *
 * @param reconnect whether to come back when the connection is lost
 * @param time how the time stands before each line, if it does
 * @param colour whether there are colours
 * @param bell when the bell rings
 * @param editing how the line is edited
 * @param now the time of day where the user is
 * @param zone how far that is from the time of others
 */
public record ChatSettings(
    boolean reconnect,
    Optional<DateTimeFormatter> time,
    Colour colour,
    Bell bell,
    Editing editing,
    Supplier<LocalDateTime> now,
    ZoneId zone) {
  /** Whether there are colours. */
  public enum Colour {
    /** If the terminal can and nobody minds. */
    AUTO,
    /** In any case. */
    ALWAYS,
    /** In no case. */
    NEVER
  }

  /** When the bell rings. */
  public enum Bell {
    /** Never. */
    OFF,
    /** When somebody mentions us. */
    MENTION,
    /** Whenever somebody says something. */
    ALL;

    /** The one called {@code name}. */
    static Optional<Bell> named(String name) {
      for (Bell bell : values()) {
        if (bell.word().equals(name.toLowerCase(Locale.ROOT))) {
          return Optional.of(bell);
        }
      }
      return Optional.empty();
    }

    /** What somebody types for it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
