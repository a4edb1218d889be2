package chat.client.ui;

import chat.client.session.Entered;
import chat.protocol.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The first lines of a chat: where we are, who is here, and how to leave. */
final class ChatHeader {
  private static final int NAMES_SHOWN_MAX = 20;

  private final Texts texts;

  ChatHeader(Texts texts) {
    this.texts = texts;
  }

  List<String> lines(Entered entered) {
    UserName me = entered.request().user();
    List<String> lines = new ArrayList<>();
    lines.add(texts.say(Phrase.CHAT_ROOM, entered.request().room(), me));
    lines.addAll(who(entered));
    if (entered.grant().isEmpty()) {
      lines.add(texts.say(Phrase.CHAT_ABROAD));
    }
    if (entered.isMisnamed()) {
      lines.add(texts.say(Phrase.CHAT_MISNAMED, me));
    }
    lines.add(texts.say(Phrase.CHAT_HOW));
    return lines;
  }

  /** Who is here, and whether we are their host. */
  List<String> who(Entered entered) {
    UserName me = entered.request().user();
    List<String> lines = new ArrayList<>();
    // Without a grant, the server does not tell who is here.
    entered
        .grant()
        .ifPresent(
            grant -> {
              if (grant.host().key().equals(me.key())) {
                lines.add(texts.say(Phrase.CHAT_HOST));
              }
              if (!grant.members().isEmpty()) {
                lines.add(here(grant.members()));
              }
            });
    return lines;
  }

  private String here(List<UserName> members) {
    String names =
        members.stream()
            .limit(NAMES_SHOWN_MAX)
            .map(UserName::value)
            .collect(Collectors.joining(", "));
    int more = members.size() - NAMES_SHOWN_MAX;
    return more > 0
        ? texts.say(Phrase.CHAT_HERE_MORE, names, more)
        : texts.say(Phrase.CHAT_HERE, names);
  }
}
