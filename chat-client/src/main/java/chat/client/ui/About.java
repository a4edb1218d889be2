package chat.client.ui;

import chat.client.session.Dialect;
import chat.client.session.Entered;
import chat.client.session.ServerAddress;
import java.util.ArrayList;
import java.util.List;

/** What server this is, what it speaks, and what therefore cannot be done there. */
final class About {
  private final Texts texts;
  private final ServerAddress address;

  About(Texts texts, ServerAddress address) {
    this.texts = texts;
    this.address = address;
  }

  List<String> lines(Entered entered) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.say(Phrase.ABOUT_SERVER, address));
    lines.add(spoken(entered));
    if (entered.isMisnamed()) {
      lines.add(texts.say(Phrase.CHAT_MISNAMED, entered.request().user()));
    }
    if (!entered.readsLog()) {
      lines.add(texts.say(Phrase.ABOUT_NO_LOG));
    }
    if (entered.grant().isEmpty()) {
      lines.add(texts.say(Phrase.ABOUT_NO_GRANT));
    }
    return lines;
  }

  private String spoken(Entered entered) {
    if (entered.readsLog()) {
      return texts.say(Phrase.ABOUT_LOG);
    }
    if (entered.grant().isPresent()) {
      return texts.say(Phrase.ABOUT_GRANT);
    }
    Dialect dialect = entered.dialect();
    if (dialect == Dialect.PLAIN) {
      return texts.say(Phrase.ABOUT_TOKEN);
    }
    return texts.say(
        dialect.isGuess() ? Phrase.ABOUT_GUESSED : Phrase.ABOUT_FOREIGN, dialect.title());
  }
}
