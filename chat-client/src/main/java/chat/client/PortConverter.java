package chat.client;

import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port that somebody can be reached at. */
record PortConverter(String complaint) implements ITypeConverter<Integer> {
  private static final int MAX = 65535;

  @Override
  public Integer convert(String typed) {
    return port(typed).orElseThrow(() -> new TypeConversionException(complaint));
  }

  /** The port, if {@code typed} is one: no sign, no blank, no digits of other scripts. */
  static Optional<Integer> port(String typed) {
    return Optional.of(typed)
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port >= 1 && port <= MAX);
  }
}
