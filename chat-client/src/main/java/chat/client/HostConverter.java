package chat.client;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name or address of a host; whether there is one, only the network knows. */
record HostConverter(String complaint) implements ITypeConverter<Host> {
  @Override
  public Host convert(String typed) {
    String host = typed.strip();
    if (host.isEmpty()) {
      throw new TypeConversionException(complaint);
    }
    return new Host(host);
  }
}
