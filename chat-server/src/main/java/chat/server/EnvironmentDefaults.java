package chat.server;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Each option's default in the environment: {@code --max-rooms} is {@code CHAT_MAX_ROOMS}. */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  static String variable(String option) {
    return "CHAT_" + option.substring("--".length()).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** An empty variable is none. */
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option && option.longestName().startsWith("--")) {
      String value = environment.getOrDefault(variable(option.longestName()), "");
      return value.isEmpty() ? null : value;
    }
    return null;
  }
}
