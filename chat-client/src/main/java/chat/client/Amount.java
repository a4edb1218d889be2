package chat.client;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How much of something, at least one: seconds to wait, for example. */
record Amount(int count) {
  /** Reads one: no sign, no blank, no digits of other scripts. */
  record Converter(String complaint) implements ITypeConverter<Amount> {
    @Override
    public Amount convert(String typed) {
      if (!typed.matches("[0-9]{1,5}") || Integer.parseInt(typed) == 0) {
        throw new TypeConversionException(complaint);
      }
      return new Amount(Integer.parseInt(typed));
    }
  }
}
