package chat.client;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port that somebody can be reached at. */
record PortConverter(String complaint) implements ITypeConverter<Integer> {
  private static final int MAX = 65535;

  @Override
  public Integer convert(String typed) {
    // No sign, no blank, no digits of other scripts.
    if (!typed.matches("[0-9]{1,5}")) {
      throw new TypeConversionException(complaint);
    }
    int port = Integer.parseInt(typed);
    if (port < 1 || port > MAX) {
      throw new TypeConversionException(complaint);
    }
    return port;
  }
}
