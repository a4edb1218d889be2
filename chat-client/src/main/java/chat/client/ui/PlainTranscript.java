package chat.client.ui;

import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Missed;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.Said;
import chat.protocol.notice.Notice;
import java.util.List;

/** What people say, as it came; everything else as a sentence for people. */
public final class PlainTranscript implements ScriptTranscript {
  private final Texts texts;
  private final Sentences sentences;

  /** Speaks the language of {@code texts}. */
  public PlainTranscript(Texts texts, Sentences sentences) {
    this.texts = texts;
    this.sentences = sentences;
  }

  @Override
  public List<Line> lines(SessionEvent event) {
    return switch (event) {
      case Said(String text) -> List.of(new Line(Style.SAID, text.stripTrailing()));
      case Noticed(Notice notice) -> List.of(new Line(Style.NOTICE, texts.say(notice)));
      case Missed(int count) ->
          List.of(new Line(Style.NOTICE, texts.say(Phrase.CHAT_MISSED, count)));
      case Left _ -> List.of();
      case Ended ended -> List.of(new Line(Style.ERROR, sentences.of(ended)));
    };
  }
}
