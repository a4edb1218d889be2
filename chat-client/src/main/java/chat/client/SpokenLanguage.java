package chat.client;

import chat.client.ui.Language;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language to speak, found before the arguments are read, so that complaints about them can be
 * in it.
 */
final class SpokenLanguage {
  private static final String OPTION = "--lang";

  private SpokenLanguage() {}

  static Language of(String[] args, Map<String, String> environment, Locale locale) {
    return Stream.of(
            asked(args), Optional.ofNullable(environment.get(EnvironmentDefaults.variable(OPTION))))
        .flatMap(Optional::stream)
        .flatMap(name -> Language.named(name).stream())
        .findFirst()
        .orElseGet(() -> Language.of(environment, locale));
  }

  private static Optional<String> asked(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(OPTION + "=")) {
        return Optional.of(args[i].substring(OPTION.length() + 1));
      }
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return Optional.of(args[i + 1]);
      }
    }
    return Optional.empty();
  }
}
