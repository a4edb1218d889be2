package chat.client.ui;

import chat.client.session.ChatSession;
import chat.client.session.SayResult;
import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Missed;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.Said;
import chat.protocol.notice.Notice;

/** A chat on a terminal: what others say goes above the line that is being typed. */
public final class ChatScreen {
  private final ChatSession session;
  private final Console console;
  private final Texts texts;
  private final Sentences sentences;
  private final SlashCommands commands;
  private volatile boolean leaving;

  /** A chat in {@code session}, which this screen closes at the end. */
  public ChatScreen(ChatSession session, Console console, Texts texts, Sentences sentences) {
    this.session = session;
    this.console = console;
    this.texts = texts;
    this.sentences = sentences;
    this.commands = new SlashCommands(texts);
  }

  /** Shows the chat until it ends. */
  public ChatEnd run() {
    try (session;
        Farewell _ = new Farewell(session)) {
      new ChatHeader(texts)
          .lines(session.entered())
          .forEach(line -> console.print(Style.HEADING, line));
      return talk(new Watch(session, this::show));
    }
  }

  private sealed interface Step {}

  /** Read one more line. */
  private record Next(Draft draft) implements Step {}

  private record Done(ChatEnd end) implements Step {}

  private ChatEnd talk(Watch watch) {
    String prompt = session.entered().request().user() + ": ";
    Step step = new Next(Draft.EMPTY);
    while (true) {
      switch (step) {
        case Next(Draft draft) -> step = step(watch, console.readLine(prompt, draft));
        case Done(ChatEnd end) -> {
          return end;
        }
      }
    }
  }

  private Step step(Watch watch, Input input) {
    return switch (input) {
      case Input.Text(String line) -> step(watch, line);
      case Input.Oversize(long bytes) -> complain(Phrase.CHAT_TOO_LONG, bytes - session.maxText());
      case Input.EndOfInput _ -> leave(watch, new ChatEnd.Left());
      case Input.Interrupted _ -> leave(watch, new ChatEnd.Interrupted());
      case Input.Woken _ -> over(watch);
    };
  }

  private Step step(Watch watch, String line) {
    return switch (commands.parse(line)) {
      case Typed.Say(String text) -> say(watch, line, text);
      case Typed.Command.LEAVE -> leave(watch, new ChatEnd.Left());
      case Typed.Command.HELP -> help();
      case Typed.Unknown(String word) -> complain(Phrase.CHAT_UNKNOWN_COMMAND, word);
      case Typed.Unsayable(String text) -> complain(Phrase.CHAT_UNSAYABLE, text);
      case Typed.Nothing _ -> new Next(Draft.EMPTY);
    };
  }

  private Step say(Watch watch, String line, String text) {
    try {
      return switch (session.say(text)) {
        case SayResult.Accepted _ -> new Next(Draft.EMPTY);
        case SayResult.TooLong(int excess) -> keep(line, excess);
        case SayResult.Over _ -> over(watch);
      };
    } catch (InterruptedException e) {
      return leave(watch, new ChatEnd.Interrupted());
    }
  }

  private Step help() {
    commands.help().forEach(line -> console.print(Style.PLAIN, line));
    return new Next(Draft.EMPTY);
  }

  private Step complain(Phrase phrase, Object blank) {
    console.print(Style.ERROR, texts.say(phrase, blank));
    return new Next(Draft.EMPTY);
  }

  /** What is too long stays in the line, to be made shorter. */
  private Step keep(String line, int excess) {
    console.print(Style.ERROR, texts.say(Phrase.CHAT_TOO_LONG, excess));
    return new Next(new Draft(line, texts.say(Phrase.CHAT_TOO_LONG_REMARK, excess)));
  }

  private Step leave(Watch watch, ChatEnd end) {
    leaving = true;
    session.leave();
    int waiting = session.waiting();
    if (waiting > 0) {
      console.print(Style.NOTICE, texts.say(Phrase.CHAT_SENDING_REST, waiting));
    }
    return switch (watch.awaitEnd()) {
      case SessionEvent.Failed failed -> new Done(new ChatEnd.Over(failed));
      case Ended _ -> {
        // However it ended: who wanted to leave is out.
        console.print(Style.NOTICE, sentences.of(new SessionEvent.Left()));
        yield new Done(end);
      }
    };
  }

  private static Step over(Watch watch) {
    return new Done(new ChatEnd.Over(watch.awaitEnd()));
  }

  private void show(SessionEvent event) {
    switch (event) {
      case Said(String text) -> console.print(Style.SAID, text.stripTrailing());
      case Noticed(Notice notice) -> console.print(Style.NOTICE, texts.say(notice));
      case Missed(int count) -> console.print(Style.ERROR, texts.say(Phrase.CHAT_MISSED, count));
      case Ended ended -> {
        if (!leaving) {
          console.print(Style.ERROR, sentences.of(ended));
          console.wake();
        }
      }
    }
  }
}
