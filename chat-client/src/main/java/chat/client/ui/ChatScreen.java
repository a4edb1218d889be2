package chat.client.ui;

import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.Health;
import chat.client.session.LastingSession;
import chat.client.session.LeaveLine;
import chat.client.session.PostResult;
import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Ended;
import chat.protocol.UserName;
import chat.protocol.frame.Wish;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A chat on a terminal: what others say goes above the line that is being typed. */
public final class ChatScreen {
  private static final String STAMP_END = ": ";

  private final LastingSession stay;
  private final Console console;
  private final Texts texts;
  private final Sentences sentences;
  private final SlashCommands commands;
  private final Transcript transcript;
  private final ChatView view;
  private final RoomsAside rooms;
  private final About about;
  private final String prompt;

  /** A chat that begins in {@code session}; this screen closes it at the end. */
  public ChatScreen(
      ChatSession session,
      Connector connector,
      Console console,
      Texts texts,
      Sentences sentences,
      ChatSettings settings) {
    this.stay = new LastingSession(session, connector, settings.reconnect());
    this.console = console;
    this.texts = texts;
    this.sentences = sentences;
    this.commands = new SlashCommands(texts);
    this.transcript = new Transcript(session.entered(), settings, texts);
    this.view = new ChatView(stay, console, texts, sentences, transcript, settings.bell());
    this.rooms = new RoomsAside(connector, console, texts, sentences);
    this.about = new About(texts, connector.address());
    this.prompt = session.entered().request().user() + STAMP_END;
  }

  /** Shows the chat until it ends. */
  public ChatEnd run() {
    try (stay;
        Farewell _ = new Farewell(stay::current)) {
      view.refresh();
      new ChatHeader(texts)
          .lines(stay.current().entered())
          .forEach(line -> console.print(Style.HEADING, line));
      console.completeWith(this::candidates);
      try (Ticker _ = new Ticker(view::refresh)) {
        stay.start(view::show);
        return talk();
      } finally {
        console.hideStatus();
      }
    }
  }

  private sealed interface Step {}

  /** Read one more line. */
  private record Next(Draft draft) implements Step {}

  private record Done(ChatEnd end) implements Step {}

  private ChatEnd talk() {
    Step step = new Next(Draft.EMPTY);
    while (true) {
      switch (step) {
        case Next(Draft draft) -> step = step(console.readLine(prompt, draft));
        case Done(ChatEnd end) -> {
          return end;
        }
      }
    }
  }

  private Step step(Input input) {
    return switch (input) {
      case Input.Text(String text) -> {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        yield lines.size() > 1 ? paste(text, lines) : step(String.join("", lines));
      }
      case Input.Oversize(long bytes) ->
          complain(texts.say(Phrase.CHAT_TOO_LONG, bytes - stay.current().maxText()));
      case Input.Unreadable _ -> complain(texts.say(Phrase.CHAT_UNREADABLE));
      case Input.EndOfInput _ -> leave(new ChatEnd.Left());
      case Input.Interrupted _ -> leave(new ChatEnd.Interrupted());
      case Input.Woken _ -> new Done(new ChatEnd.Over(stay.awaitEnd().how()));
    };
  }

  private Step step(String line) {
    return switch (commands.parse(line)) {
      case Typed.Say(String text) when letsUsGo(text) -> leave(new ChatEnd.Left());
      case Typed.Say(String text) -> say(line, text);
      case Typed.Unknown(String word, Optional<String> nearest) ->
          complain(
              nearest
                  .map(near -> texts.say(Phrase.CHAT_UNKNOWN_NEAREST, word, near))
                  .orElseGet(() -> texts.say(Phrase.CHAT_UNKNOWN_COMMAND, word)));
      case Typed.Misused(String usage) -> complain(texts.say(Phrase.CHAT_USAGE, usage));
      case Typed.Unsayable(String text) -> complain(texts.say(Phrase.CHAT_UNSAYABLE, text));
      case Typed.Bell(ChatSettings.Bell when) -> {
        view.ringWhen(when);
        yield tell(texts.say(Phrase.BELL_NOW, when.word()));
      }
      case Typed.Time(boolean on) -> {
        transcript.timed(on);
        yield tell(texts.say(on ? Phrase.TIME_ON : Phrase.TIME_OFF));
      }
      case Typed.Nothing _ -> {
        if (isDown()) {
          stay.hurry();
        }
        yield new Next(Draft.EMPTY);
      }
      case Typed.Kick(String name) -> kick(line, name);
      case Typed.Whisper(String nameAndText) -> whisper(line, nameAndText);
      case Typed.History(int count) -> asked(line, stay.tellPast(count));
      case Typed.Command command -> obey(line, command);
    };
  }

  private Step kick(String line, String name) {
    return transcript
        .present(name)
        .map(who -> asked(line, stay.ask(new Wish.Kick(who))))
        .orElseGet(() -> complain(texts.say(Phrase.DECLINED_NO_SUCH_MEMBER)));
  }

  private Step whisper(String line, String nameAndText) {
    List<Addressed> meant = transcript.addressed(nameAndText);
    if (meant.isEmpty()) {
      return complain(texts.say(Phrase.DECLINED_NO_SUCH_MEMBER));
    }
    if (meant.size() > 1) {
      return keep(Phrase.ADDRESSEE_UNCLEAR, line);
    }
    UserName to = meant.getFirst().who();
    String text = meant.getFirst().text();
    if (text.isEmpty()) {
      return complain(texts.say(Phrase.CHAT_USAGE, "/msg NAME TEXT"));
    }
    int excess = stay.current().whisperExcess(to, text);
    return excess > 0 ? tooLong(line, excess) : asked(line, stay.ask(new Wish.Whisper(to, text)));
  }

  private Step asked(String line, PostResult result) {
    return switch (result) {
      case PostResult.Accepted _ -> new Next(Draft.EMPTY);
      case PostResult.Unknown _ -> complain(texts.say(Phrase.DECLINED_UNKNOWN));
      case PostResult.TooLong(int excess) -> tooLong(line, excess);
      case PostResult.Full _ -> keep(Phrase.CHAT_FULL, line);
      case PostResult.Down _ -> {
        stay.hurry();
        yield keep(Phrase.CHAT_DOWN, line);
      }
    };
  }

  private Step tooLong(String line, int excess) {
    console.print(Style.ERROR, texts.say(Phrase.CHAT_TOO_LONG, excess));
    return new Next(new Draft(line, texts.say(Phrase.CHAT_TOO_LONG_REMARK, excess)));
  }

  private Step obey(String line, Typed.Command command) {
    switch (command) {
      case CLOSE -> {
        return asked(line, stay.ask(new Wish.Close()));
      }
      case LEAVE -> {
        return leave(new ChatEnd.Left());
      }
      case HELP -> commands.help().forEach(help -> console.print(Style.PLAIN, help));
      case WHO -> console.print(Style.PLAIN, transcript.who());
      case ABOUT ->
          about.lines(stay.current().entered()).forEach(fact -> console.print(Style.PLAIN, fact));
      case ROOMS -> rooms.ask();
      case CLEAR -> console.clear();
    }
    return new Next(Draft.EMPTY);
  }

  private Step say(String line, String text) {
    return switch (stay.post(text)) {
      case PostResult.Accepted _ -> {
        view.own(text);
        if (isDown()) {
          console.print(Style.NOTICE, texts.say(Phrase.CHAT_LATER));
        }
        view.refresh();
        yield new Next(Draft.EMPTY);
      }
      case PostResult other -> asked(line, other);
    };
  }

  /** Whether the server we are at would take {@code text} as leaving, and tell nobody. */
  private boolean letsUsGo(String text) {
    return LeaveLine.is(text, stay.current().entered().dialect());
  }

  /** What could not be sent stays in the line. */
  private Step keep(Phrase why, String text) {
    console.print(Style.ERROR, texts.say(why));
    return new Next(new Draft(text, ""));
  }

  /** Several lines at once are seldom meant to be said: ask. */
  private Step paste(String text, List<String> lines) {
    while (true) {
      switch (console.ask(texts.say(Phrase.PASTE_ASK, lines.size()) + " ")) {
        case Input.Text(String answer) -> {
          String first = answer.strip().toLowerCase(Locale.ROOT);
          if (first.isEmpty() || first.startsWith("y")) {
            return sayAll(lines);
          }
          if (first.startsWith("n")) {
            return new Next(new Draft(text, ""));
          }
        }
        case Input.Woken _ -> {
          return new Done(new ChatEnd.Over(stay.awaitEnd().how()));
        }
        case Input.Interrupted _, Input.EndOfInput _, Input.Oversize _, Input.Unreadable _ -> {
          return new Next(new Draft(text, ""));
        }
      }
    }
  }

  private Step sayAll(List<String> lines) {
    Deque<String> rest = new ArrayDeque<>(lines);
    while (!rest.isEmpty()) {
      String line = rest.element();
      if (letsUsGo(line)) {
        console.print(Style.ERROR, texts.say(Phrase.CHAT_UNSAYABLE, line.strip()));
      } else if (say(line, line) instanceof Next(Draft draft) && !draft.text().isEmpty()) {
        return new Next(new Draft(String.join("\n", rest), draft.remark()));
      }
      rest.remove();
    }
    return new Next(Draft.EMPTY);
  }

  private Step complain(String sentence) {
    console.print(Style.ERROR, sentence);
    return new Next(Draft.EMPTY);
  }

  private Step tell(String sentence) {
    console.print(Style.NOTICE, sentence);
    return new Next(Draft.EMPTY);
  }

  private boolean isDown() {
    return switch (stay.health()) {
      case Health.Lost _, Health.Trying _ -> true;
      case Health.Alive _, Health.Quiet _ -> false;
    };
  }

  private Step leave(ChatEnd end) {
    boolean givesUp = isDown();
    console.letGo();
    view.leaving();
    stay.leave();
    int waiting = stay.waiting();
    if (waiting > 0 && !givesUp) {
      console.print(Style.NOTICE, texts.say(Phrase.CHAT_SENDING_REST, waiting));
    }
    Ended ended = stay.awaitEnd().how();
    if (givesUp || ended instanceof SessionEvent.Failed) {
      return new Done(new ChatEnd.Over(ended));
    }
    // However it ended: who wanted to leave is out.
    console.print(Style.NOTICE, sentences.of(new SessionEvent.Left()));
    return new Done(end);
  }

  private List<String> candidates(String before, String word) {
    List<String> command = commands.completions(before, word);
    if (!command.isEmpty()
        || (word.isEmpty() && !before.isEmpty() && !commands.isForSomebody(before))) {
      return command;
    }
    String behind = before.isEmpty() ? STAMP_END : " ";
    Stream<String> names = transcript.others().stream().map(name -> name + behind);
    Stream<String> known = word.isEmpty() ? Stream.of() : rooms.names().stream();
    return Stream.concat(names, known).filter(one -> TabCycle.fits(one, word)).toList();
  }
}
