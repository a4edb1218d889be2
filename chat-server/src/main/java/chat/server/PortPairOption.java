package chat.server;

import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Dialects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a pair of ports, perhaps with the name of a dialect. */
final class PortPairOption implements ITypeConverter<PortPair> {
  private static final Pattern FORM = Pattern.compile("([^/=]+)/([^/=]+)(?:=(.+))?");

  @Override
  public PortPair convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no pair of ports like 9001/9002 or 12345/12346=nyantarou");
    }
    PortOption port = new PortOption();
    Optional<String> dialect = Optional.ofNullable(form.group(3));
    dialect.ifPresent(PortPairOption::check);
    return new PortPair(port.convert(form.group(1)), port.convert(form.group(2)), dialect);
  }

  private static void check(String name) {
    Dialects dialects = Dialects.in(NoticeLanguage.EN, Set.of());
    if (dialects.openedFor(name).isEmpty()) {
      String known =
          dialects.all().stream()
              .flatMap(dialect -> dialect.names().stream())
              .collect(Collectors.joining(", "));
      throw new TypeConversionException("'" + name + "' is no dialect; there are " + known);
    }
  }
}
