package chat.client.conform;

import chat.client.ui.Language;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the report, in one language. */
public final class Words {
  private final ResourceBundle bundle;

  /** The words in {@code language}. */
  public Words(Language language) {
    // Without a fallback, which would be the machine's language instead of English.
    bundle =
        ResourceBundle.getBundle(
            "chat.client.conform.words",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The words that the report is put together with. */
  enum Word {
    PASSES,
    DIFFERS,
    FAILS,
    NOT_TRIED,
    ASKS,
    SERVER,
    LIKE,
    WHY,
    SUMMARY,
    ALL_WELL,
    SOME_DIFFER,
    SOME_FAIL;

    String key() {
      return "word." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  String say(Word word, Object... blanks) {
    return bundle.getString(word.key()).formatted(blanks);
  }

  /** What the text asks. */
  String asks(Check check) {
    return bundle.getString("asks." + check.name());
  }

  String say(Remark remark) {
    return bundle.getString(remark.said().key()).formatted(remark.blanks().toArray());
  }

  String say(Mistake mistake) {
    return bundle.getString(mistake.key());
  }
}
