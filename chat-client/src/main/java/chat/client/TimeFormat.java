package chat.client;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How the time of day is written.
 *
 * @param format nothing, if it is not written at all
 */
record TimeFormat(Optional<DateTimeFormatter> format) {
  static final TimeFormat USUAL = new TimeFormat(Optional.of(DateTimeFormatter.ofPattern("HH:mm")));

  private static final String OFF = "off";
  private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** Reads what somebody typed; complains with {@code complaint}. */
  record Converter(String complaint) implements ITypeConverter<TimeFormat> {
    @Override
    public TimeFormat convert(String typed) {
      if (typed.equals(OFF)) {
        return new TimeFormat(Optional.empty());
      }
      try {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(typed);
        // Some patterns can be read, but ask for what a time of day does not have.
        if (format.format(SOME_TIME).isBlank()) {
          throw new TypeConversionException(complaint);
        }
        return new TimeFormat(Optional.of(format));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new TypeConversionException(complaint);
      }
    }
  }
}
