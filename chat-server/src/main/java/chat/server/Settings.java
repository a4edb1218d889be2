package chat.server;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of a command line, in the order in which they are added here. They are not told by
 * annotations, because picocli reads those by reflection, which was a third of the time from the
 * server's start until it listened.
 */
final class Settings {
  private static final String STANDARD = "${DEFAULT-VALUE}";

  private final CommandSpec spec;

  Settings(CommandSpec spec) {
    this.spec = spec;
  }

  Setting<String> text(String name, String label, String standard, String meaning) {
    return add(valued(name, label, meaning, STANDARD).type(String.class).defaultValue(standard));
  }

  Setting<Duration> time(String name, String standard, String meaning) {
    return add(
        valued(name, "TIME", meaning, STANDARD)
            .type(Duration.class)
            .converters(new DurationOption())
            .defaultValue(standard));
  }

  /** A number from 1 up. */
  Setting<Integer> count(String name, String standard, String meaning) {
    return number(name, "N", new CountOption(), standard, meaning);
  }

  /** A number of bytes from 1 up. */
  Setting<Integer> bytes(String name, String standard, String meaning) {
    return number(name, "BYTES", new CountOption(), standard, meaning);
  }

  /** A number from 0 up. */
  Setting<Integer> amount(String name, String label, String standard, String meaning) {
    return number(name, label, new AmountOption(), standard, meaning);
  }

  Setting<Integer> port(String name, String standard, String meaning) {
    return number(name, "PORT", new PortOption(), standard, meaning);
  }

  Setting<Integer> number(
      String name, String label, ITypeConverter<Integer> form, String standard, String meaning) {
    return add(
        valued(name, label, meaning, STANDARD)
            .type(Integer.class)
            .converters(form)
            .defaultValue(standard));
  }

  /** A port that may be none. */
  Setting<Integer> maybePort(String name, String meaning) {
    return add(
        valued(name, "PORT", meaning, "none").type(Integer.class).converters(new PortOption()));
  }

  Setting<List<PortPair>> portPairs(String name, String meaning) {
    return add(
        valued(name, "TCP/UDP[=DIALECT]", meaning, "none")
            .type(List.class)
            .auxiliaryTypes(PortPair.class)
            .converters(new PortPairOption())
            .splitRegex(","));
  }

  <T extends Enum<T>> Setting<T> oneOf(
      Class<T> kind, String name, String label, T standard, String called, String meaning) {
    return add(valued(name, label, meaning, called).type(kind).defaultValue(standard.name()));
  }

  Setting<Boolean> flag(String name, String meaning) {
    return add(
        OptionSpec.builder(name)
            .type(boolean.class)
            .defaultValue("false")
            .fallbackValue("true")
            .description(meaning + " (" + EnvironmentDefaults.variable(name) + ")"));
  }

  private static OptionSpec.Builder valued(
      String name, String label, String meaning, String otherwise) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .description(meaning + " (" + EnvironmentDefaults.variable(name) + "; " + otherwise + ")");
  }

  /** Adds those that every command has. */
  void addHelp() {
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
  }

  private <T> Setting<T> add(OptionSpec.Builder option) {
    OptionSpec added = option.build();
    spec.addOption(added);
    return new Setting<>(added);
  }
}
