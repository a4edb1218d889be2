package chat.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a limit: a whole number from 1 up. */
final class CountOption implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
      throw new TypeConversionException("'" + text + "' is no whole number from 1 to 999999999");
    }
    return Integer.valueOf(text);
  }
}
