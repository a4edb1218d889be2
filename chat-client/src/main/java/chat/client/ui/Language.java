package chat.client.ui;

import chat.protocol.notice.NoticeLanguage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages that this client speaks. */
public enum Language {
  /** English. */
  EN(Locale.ENGLISH, NoticeLanguage.EN),
  /** Japanese. */
  JA(Locale.JAPANESE, NoticeLanguage.JA);

  private final Locale locale;
  private final NoticeLanguage notices;

  Language(Locale locale, NoticeLanguage notices) {
    this.locale = locale;
    this.notices = notices;
  }

  /** The language of the environment's locale; of {@code otherwise} when it names none. */
  public static Language of(Map<String, String> environment, Locale otherwise) {
    String named =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(otherwise.getLanguage());
    return named.startsWith("ja") ? JA : EN;
  }

  /** The language called {@code en} or {@code ja}, in whatever case. */
  public static Optional<Language> named(String name) {
    return Stream.of(values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Whose words the texts are in. */
  public Locale locale() {
    return locale;
  }

  NoticeLanguage notices() {
    return notices;
  }
}
