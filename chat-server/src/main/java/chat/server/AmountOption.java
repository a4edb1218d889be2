package chat.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount that may be nothing: a whole number from 0 up. */
final class AmountOption implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new TypeConversionException("'" + text + "' is no whole number from 0 to 999999999");
    }
    return Integer.valueOf(text);
  }
}
