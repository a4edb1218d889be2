package chat.server;

import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What one option of the command line says, once that is parsed.
 *
 * @param <T> how it is read
 */
record Setting<T>(OptionSpec option) {
  /** Its value, given or standard; only for an option that has a standard. */
  T value() {
    return option.getValue();
  }

  /** Its value, if it has any. */
  Optional<T> given() {
    return Optional.ofNullable(option.getValue());
  }
}
