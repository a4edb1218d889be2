package chat.server;

import java.text.MessageFormat;
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

  String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }
}
