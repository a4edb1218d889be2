package chat.server;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the server says to the person who starts it, in English or Japanese. */
final class ServerTexts {
  private final ResourceBundle bundle;

  ServerTexts(Locale language) {
    // English is the root bundle: a computer's own language must not take its place.
    this.bundle =
        ResourceBundle.getBundle(
            "chat.server.Texts",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Numbers are told as they are written in commands: without separators. */
  String get(String key, Object... values) {
    Object[] told = Arrays.stream(values).map(String::valueOf).toArray();
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(told);
  }
}
