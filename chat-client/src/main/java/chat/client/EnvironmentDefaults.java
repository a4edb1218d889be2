package chat.client;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option that takes a value has a default in the environment: {@code --tcp-port} in {@code
 * CHAT_TCP_PORT}. An empty variable is none.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  static String variable(String option) {
    return "CHAT_" + option.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option && option.arity().max() > 0) {
      String value = environment.getOrDefault(variable(option.longestName()), "");
      return value.isEmpty() ? null : value;
    }
    return null;
  }
}
