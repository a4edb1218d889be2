package chat.client.ui;

import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeText;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the client says, in one language. */
public final class Texts {
  private static final String PHRASES = "chat.client.ui.phrases";
  private static final String HELP = "chat.client.ui.help";

  private final Language language;
  private final ResourceBundle phrases;

  /** The texts in {@code language}. */
  public Texts(Language language) {
    this.language = language;
    this.phrases = bundle(PHRASES, language);
  }

  /** The sentence, with its blanks filled. */
  public String say(Phrase phrase, Object... blanks) {
    return phrases.getString(phrase.key()).formatted(blanks);
  }

  /** The language they are in. */
  public Language language() {
    return language;
  }

  /** A server's notice in our own language. */
  String say(Notice notice) {
    return NoticeText.render(notice, language.notices());
  }

  /** For the names of days and months. */
  Locale locale() {
    return language.locale();
  }

  /** What the options and commands are for, for the help page. */
  public ResourceBundle help() {
    return bundle(HELP, language);
  }

  /** Without a fallback, which would be the machine's language instead of English. */
  static ResourceBundle bundle(String name, Language language) {
    return ResourceBundle.getBundle(
        name,
        language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
