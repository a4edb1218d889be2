package chat.client.ui;

import chat.client.session.LastingSession;
import chat.client.session.Refused;
import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Answered;
import chat.client.session.SessionEvent.Earlier;
import chat.client.session.SessionEvent.Gap;
import chat.client.session.SessionEvent.Happened;
import chat.client.session.SessionEvent.Missed;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.PastTold;
import chat.client.session.SessionEvent.Said;
import chat.client.session.StayEvent;
import chat.protocol.frame.LogEntry;
import chat.protocol.notice.Notice;
import java.util.List;

/** What a person sees of a stay: what happens above the line, and where they stand below it. */
final class ChatView {
  private final LastingSession stay;
  private final Console console;
  private final Texts texts;
  private final Sentences sentences;
  private final Transcript transcript;
  private final EarlierBlock earlier;
  private volatile ChatSettings.Bell bell;
  private volatile boolean leaving;

  ChatView(
      LastingSession stay,
      Console console,
      Texts texts,
      Sentences sentences,
      Transcript transcript,
      ChatSettings.Bell bell) {
    this.stay = stay;
    this.console = console;
    this.texts = texts;
    this.sentences = sentences;
    this.transcript = transcript;
    this.earlier = new EarlierBlock(texts);
    this.bell = bell;
  }

  /** When the bell rings from now on. */
  void ringWhen(ChatSettings.Bell when) {
    bell = when;
  }

  /** From now on the end comes as no surprise. */
  void leaving() {
    leaving = true;
  }

  /** Shows what we said ourselves. */
  void own(String text) {
    // Who reads the log hears himself, in his place in it.
    if (!stay.current().readsLog()) {
      print(transcript.own(text));
    }
  }

  /** Brings the status line up to date. */
  void refresh() {
    console.showStatus(columns -> standing().line(texts, columns));
  }

  /** Shows what happened. */
  void show(StayEvent event) {
    switch (event) {
      case StayEvent.Happened(SessionEvent happened) -> show(happened);
      case StayEvent.NotSent(int excess) -> tell(texts.say(Phrase.CHAT_TOO_LONG, excess));
      case StayEvent.Unconfirmed(List<String> unconfirmed) ->
          unconfirmed.forEach(text -> tell(texts.say(Phrase.UNCONFIRMED, text)));
      case StayEvent.Broken(SessionEvent.Ended how) ->
          tell(texts.say(Phrase.LOST_NEXT, sentences.broken(how)));
      case StayEvent.Denied(Refused why) ->
          print(transcript.told(Style.NOTICE, sentences.stillOut(why)));
      case StayEvent.Back(var entered) -> {
        transcript.entered(entered);
        print(
            transcript.told(Style.NOTICE, texts.say(Phrase.BACK_AGAIN, entered.request().room())));
        new ChatHeader(texts)
            .who(entered)
            .forEach(line -> print(transcript.told(Style.NOTICE, line)));
      }
      case StayEvent.Over(SessionEvent.Ended how, var why) -> {
        if (!leaving) {
          tell(
              why.map(refused -> texts.say(Phrase.GIVEN_UP, sentences.of(refused)))
                  .orElseGet(() -> sentences.of(how)));
          console.wake();
        }
      }
    }
    refresh();
  }

  private void show(SessionEvent event) {
    switch (event) {
      case Said(String text) -> print(transcript.said(text));
      case Noticed(Notice notice) -> print(transcript.notice(notice));
      case Missed(int count) -> tell(texts.say(Phrase.CHAT_MISSED, count));
      case Happened(LogEntry entry) -> {
        earlier.end().ifPresent(this::mark);
        print(transcript.logged(entry));
      }
      case Earlier(LogEntry entry) -> {
        if (earlier.isWorthTelling(entry)) {
          earlier.begin().ifPresent(this::mark);
          print(transcript.earlier(entry));
        }
      }
      case PastTold _ -> mark(earlier.end().orElseGet(() -> texts.say(Phrase.EARLIER_NONE)));
      case Gap(long count) -> tell(texts.say(Phrase.LOG_GAP, count));
      case Answered answered -> sentences.of(answered).ifPresent(this::tell);
      case SessionEvent.Ended _ -> {
        // A stay tells of its end in its own way.
      }
    }
  }

  private void mark(String words) {
    print(transcript.marker(words));
  }

  private void tell(String sentence) {
    print(transcript.told(Style.ERROR, sentence));
  }

  private void print(List<Transcript.Entry> entries) {
    boolean rings = false;
    for (Transcript.Entry entry : entries) {
      console.print(entry.style(), entry.line());
      rings |=
          switch (bell) {
            case OFF -> false;
            case MENTION -> entry.mention();
            case ALL -> entry.others();
          };
    }
    if (rings) {
      console.ring();
    }
  }

  private Standing standing() {
    var request = stay.current().entered().request();
    return new Standing(
        request.room(),
        request.user(),
        transcript.count(),
        stay.waiting(),
        stay.current().readsLog() ? Phrase.STAND_UNCONFIRMED : Phrase.STAND_WAITING,
        stay.health());
  }
}
