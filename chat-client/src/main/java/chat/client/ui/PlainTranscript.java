package chat.client.ui;

import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Answered;
import chat.client.session.SessionEvent.Earlier;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Gap;
import chat.client.session.SessionEvent.Happened;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Missed;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.PastTold;
import chat.client.session.SessionEvent.Said;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
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
      case Happened(LogEntry entry) -> logged(entry);
      case Earlier(LogEntry entry) -> logged(entry);
      case PastTold _ -> List.of();
      case Gap(long count) -> List.of(new Line(Style.ERROR, texts.say(Phrase.LOG_GAP, count)));
      case Answered answered ->
          sentences.of(answered).stream().map(text -> new Line(Style.ERROR, text)).toList();
      case Missed(int count) ->
          List.of(new Line(Style.NOTICE, texts.say(Phrase.CHAT_MISSED, count)));
      case Left _ -> List.of();
      case Ended ended -> List.of(new Line(Style.ERROR, sentences.of(ended)));
    };
  }

  /** As a server stamps it, so that a script need not know which way it came. */
  private List<Line> logged(LogEntry entry) {
    return switch (entry.what()) {
      case Happening.Said(var who, var text) -> said(who + ": ", text.value());
      case Happening.Whispered(var from, String text) ->
          said(privately() + from + " → " + texts.say(Phrase.YOU) + ": ", text);
      case Happening.WhisperedTo(var to, String text) ->
          said(privately() + texts.say(Phrase.YOU) + " → " + to + ": ", text);
      case Happening other ->
          other
              .notice()
              .map(notice -> List.of(new Line(Style.NOTICE, texts.say(notice))))
              .orElse(List.of());
    };
  }

  /** What stands in front can begin no name, so nobody can say something that looks like it. */
  private String privately() {
    return texts.say(Phrase.PRIVATE) + " ";
  }

  private static List<Line> said(String stamp, String text) {
    return text.lines().map(line -> new Line(Style.SAID, stamp + line)).toList();
  }
}
