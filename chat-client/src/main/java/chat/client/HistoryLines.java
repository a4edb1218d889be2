package chat.client;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many lines of what was said before somebody wants to see. */
record HistoryLines(int count) {
  /** What fits a person at a terminal. */
  static final HistoryLines ON_TERMINAL = new HistoryLines(50);

  /** A script reads from now on, unless it asks for more. */
  static final HistoryLines IN_SCRIPT = new HistoryLines(0);

  /** Reads what somebody typed; complains with {@code complaint}. */
  record Converter(String complaint) implements ITypeConverter<HistoryLines> {
    @Override
    public HistoryLines convert(String typed) {
      if (!typed.matches("[0-9]{1,6}")) {
        throw new TypeConversionException(complaint);
      }
      return new HistoryLines(Integer.parseInt(typed));
    }
  }
}
