package chat.client.ui;

import chat.client.session.ChatSession;
import chat.client.session.EntryRequest;
import chat.client.session.LeaveLine;
import chat.client.session.SayResult;
import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Left;
import chat.client.session.Unsaid;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * A chat for scripts: each line that comes in is a message, what others say goes out, and the end
 * of what comes in leaves, once everything is on its way. When nobody reads what goes out any more,
 * it leaves, too.
 */
public final class Filter {
  /** More than a session lets wait. */
  private static final int SAID_MAX = 1024;

  private final ChatSession session;
  private final PlainConsole console;
  private final Texts texts;
  private final ScriptTranscript transcript;
  private long lines;

  /** The numbers of the last lines that the session took. */
  private final Deque<Long> said = new ArrayDeque<>();

  private boolean unsaid;
  private boolean cutShort;

  /** A chat in {@code session}, which this filter closes at the end. */
  public Filter(
      ChatSession session, PlainConsole console, Texts texts, ScriptTranscript transcript) {
    this.session = session;
    this.console = console;
    this.texts = texts;
    this.transcript = transcript;
  }

  /** Runs until there is nothing more to read, or the room is over. */
  public ChatEnd run() {
    try (session;
        Farewell _ = new Farewell(session)) {
      EntryRequest request = session.entered().request();
      tell(Phrase.FILTER_ENTERED, request.room(), request.user());
      if (session.entered().isMisnamed()) {
        tell(Phrase.CHAT_MISNAMED, request.user());
      }
      return talk(new Watch(session, this::show));
    }
  }

  private ChatEnd talk(Watch watch) {
    try {
      boolean more = true;
      while (more) {
        more = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    session.leave();
    Ended end = watch.awaitEnd();
    Unsaid rest = session.takeUnsaid();
    rest.unconfirmed().forEach(text -> tell(Phrase.UNCONFIRMED, text));
    rest.unsent().forEach(text -> tell(Phrase.UNSENT, text));
    unsaid |= !rest.unsent().isEmpty();
    boolean chosen = end instanceof Left;
    if (!chosen && (cutShort || console.holdsMore())) {
      tell(Phrase.FILTER_CUT_SHORT, linesBefore(rest.unsent().size()));
    }
    return switch (end) {
      case Left _ -> unsaid ? new ChatEnd.Unsaid() : new ChatEnd.Left();
      case Ended ended -> new ChatEnd.Over(ended);
    };
  }

  /** How many lines stand before the last so many that the session took. */
  private long linesBefore(int unsent) {
    return said.stream().skip(said.size() - unsent).findFirst().map(line -> line - 1).orElse(lines);
  }

  /** Takes one line; false when it was the last. */
  private boolean next() throws InterruptedException {
    return switch (console.readLine("", Draft.EMPTY)) {
      case Input.Text(String text) -> {
        lines++;
        yield say(text);
      }
      case Input.Oversize(long bytes) -> {
        lines++;
        yield refuse(Phrase.FILTER_LINE_TOO_LONG, bytes - session.maxText());
      }
      case Input.Unreadable _ -> {
        lines++;
        yield refuse(Phrase.FILTER_LINE_UNREADABLE);
      }
      case Input.EndOfInput _, Input.Interrupted _, Input.Woken _ -> false;
    };
  }

  private boolean say(String text) throws InterruptedException {
    if (LeaveLine.is(text, session.entered().dialect())) {
      tell(Phrase.FILTER_LEAVE_WORD, lines, text.strip());
      return false;
    }
    return switch (session.say(text)) {
      case SayResult.Accepted _ -> {
        noteSaid(text);
        yield true;
      }
      case SayResult.TooLong(int excess) -> refuse(Phrase.FILTER_LINE_TOO_LONG, excess);
      case SayResult.Over _ -> {
        lines--;
        cutShort = true;
        yield false;
      }
    };
  }

  /** Of what is blank nothing is said. */
  private void noteSaid(String text) {
    if (!SafeText.clean(text).isEmpty()) {
      said.add(lines);
    }
    if (said.size() > SAID_MAX) {
      said.remove();
    }
  }

  /** What cannot be sent is told, and shows in the exit code; what comes after it is still said. */
  private boolean refuse(Phrase why, Object... blanks) {
    Object[] all = Stream.concat(Stream.of(lines), Arrays.stream(blanks)).toArray();
    tell(why, all);
    unsaid = true;
    return true;
  }

  /** A script that answers what it reads must not hear itself, though the log says it all. */
  private boolean isOurOwn(SessionEvent event) {
    return event instanceof SessionEvent.Happened(LogEntry entry)
        && switch (entry.what()) {
          case Happening.Said(UserName who, var _) -> isUs(who);
          case Happening.Joined(UserName who) -> isUs(who);
          case Happening.Left(UserName who) -> isUs(who);
          case Happening _ -> false;
        };
  }

  private boolean isUs(UserName who) {
    return who.key().equals(session.entered().request().user().key());
  }

  private void tell(Phrase phrase, Object... blanks) {
    console.print(Style.NOTICE, texts.say(phrase, blanks));
  }

  private void show(SessionEvent event) {
    if (isOurOwn(event)) {
      return;
    }
    for (ScriptTranscript.Line line : transcript.lines(event)) {
      console.print(line.style(), line.text());
    }
    if (event instanceof Ended) {
      console.wake();
    } else if (!console.isHeard()) {
      // Whoever read along, as head does, has had enough: no reason to complain.
      session.leave();
    }
  }
}
