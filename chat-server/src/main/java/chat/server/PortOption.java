package chat.server;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port: 1 to 65535, or 0 for any that is free. */
final class PortOption implements ITypeConverter<Integer> {
  private static final int MAX = 65535;

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MAX) {
      throw new TypeConversionException("'" + text + "' is no port from 0 to 65535");
    }
    return Integer.valueOf(text);
  }
}
