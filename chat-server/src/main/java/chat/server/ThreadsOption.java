package chat.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of threads: a few. */
final class ThreadsOption implements ITypeConverter<Integer> {
  private static final int MAX = 16;

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX) {
      throw new TypeConversionException("'" + text + "' is no number from 1 to " + MAX);
    }
    return Integer.valueOf(text);
  }
}
