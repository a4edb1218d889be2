package chat.client;

import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.ControlFailure;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.Refused;
import chat.client.ui.ChatSettings;
import chat.client.ui.Checked;
import chat.client.ui.Console;
import chat.client.ui.Filter;
import chat.client.ui.Input;
import chat.client.ui.JsonTranscript;
import chat.client.ui.Names;
import chat.client.ui.Phrase;
import chat.client.ui.PlainConsole;
import chat.client.ui.PlainTranscript;
import chat.client.ui.ScriptTranscript;
import chat.client.ui.Sentences;
import chat.client.ui.Texts;
import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates or joins a room and chats there: on a terminal, or as a filter without one. */
@Command
final class EnterCommand implements Callable<Integer> {
  private static final String ASK = "";

  private final Way way;
  private final ServerOptions server;
  private final Surroundings surroundings;
  private final Texts texts;
  private final Complaints complaints;
  private final Names names;

  @Mixin private final ChatOptions chat = new ChatOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ROOM", descriptionKey = "room")
  private String room = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      descriptionKey = "name",
      order = -2)
  private String name = "";

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      arity = "0..1",
      fallbackValue = ASK,
      descriptionKey = "password",
      order = -1)
  private @Nullable String password;

  @Mixin private ScriptOptions script = new ScriptOptions();

  EnterCommand(
      Way way,
      ServerOptions server,
      Surroundings surroundings,
      Texts texts,
      Complaints complaints) {
    this.way = way;
    this.server = server;
    this.surroundings = surroundings;
    this.texts = texts;
    this.complaints = complaints;
    this.names = new Names(texts);
  }

  @Override
  public Integer call() throws IOException {
    RoomName into = required(names.room(room));
    UserName as = required(names.user(name));
    if (!surroundings.hasTerminal()) {
      return asFilter(new EntryRequest(way, into, as, givenPassword()));
    }
    ChatSettings settings = chat.settings(surroundings.environment());
    if (script.plain()) {
      return plainlyOnTerminal(settings, into, as);
    }
    try (Console console = surroundings.terminal().open(settings)) {
      if (!ASK.equals(password)) {
        return onTerminal(console, settings, new EntryRequest(way, into, as, givenPassword()));
      }
      return switch (askPassword(console)) {
        case Input.Text(String typed) ->
            onTerminal(
                console,
                settings,
                new EntryRequest(way, into, as, required(names.password(typed))));
        case Input unanswered -> codeFor(unanswered);
      };
    }
  }

  /** Without line editing; only a password is still asked for as it should be. */
  private int plainlyOnTerminal(ChatSettings settings, RoomName into, UserName as)
      throws IOException {
    if (!ASK.equals(password)) {
      return asFilter(new EntryRequest(way, into, as, givenPassword()));
    }
    Input answer;
    try (Console console = surroundings.terminal().open(settings)) {
      answer = askPassword(console);
    }
    return switch (answer) {
      case Input.Text(String typed) ->
          asFilter(new EntryRequest(way, into, as, required(names.password(typed))));
      case Input unanswered -> codeFor(unanswered);
    };
  }

  /** Who wanted to give one and types nothing gives up: the room would be open to all. */
  private Input askPassword(Console console) {
    Input answer = console.askSecret(texts.say(Phrase.ASK_ROOM_PASSWORD) + ": ");
    return answer instanceof Input.Text(String typed) && typed.isEmpty()
        ? new Input.EndOfInput()
        : answer;
  }

  private static int codeFor(Input unanswered) {
    ExitCodes code =
        switch (unanswered) {
          // Nothing came of it, so what was to come next must not.
          case Input.EndOfInput _ -> ExitCodes.REFUSED;
          case Input _ -> ExitCodes.INTERRUPTED;
        };
    return code.code();
  }

  private int onTerminal(Console console, ChatSettings settings, EntryRequest request) {
    Connector connector = connector(HistoryLines.ON_TERMINAL);
    return new TerminalVisit(console, connector, texts, complaints).run(request, settings);
  }

  private Connector connector(HistoryLines usualHistory) {
    return chat.asking(server.connector(surroundings.clock()))
        .tellingEarlier(chat.historyLines(usualHistory))
        .remembering(ChatOptions.stays(surroundings.environment()));
  }

  private int asFilter(EntryRequest request) {
    Connector connector = connector(HistoryLines.IN_SCRIPT);
    Sentences sentences = new Sentences(texts, connector.address());
    try {
      return switch (connector.enter(request)) {
        case Opened(ChatSession session) -> {
          try (PlainConsole console = plainConsole()) {
            yield ExitCodes.of(
                    new Filter(session, console, texts, transcript(request, sentences)).run())
                .code();
          }
        }
        case Refused refused ->
            complaints.say(sentences.inScript(request, refused), ExitCodes.REFUSED);
      };
    } catch (ControlFailure e) {
      return complaints.say(sentences.of(e), ExitCodes.CANNOT_CONNECT);
    }
  }

  private PlainConsole plainConsole() {
    return script.readOnly()
        ? PlainConsole.withoutInput(surroundings.out(), surroundings.err())
        : new PlainConsole(surroundings.in(), surroundings.out(), surroundings.err());
  }

  private ScriptTranscript transcript(EntryRequest request, Sentences sentences) {
    ScriptTranscript plain = new PlainTranscript(texts, sentences);
    return script.json() ? new JsonTranscript(request.room(), surroundings.now(), plain) : plain;
  }

  private Optional<Password> givenPassword() {
    if (password == null) {
      return Optional.empty();
    }
    if (password.equals(ASK)) {
      throw new ParameterException(spec.commandLine(), texts.say(Phrase.USAGE_NO_PASSWORD));
    }
    return required(names.password(password));
  }

  private <T> T required(Checked<T> typed) {
    return switch (typed) {
      case Checked.Good<T>(T value) -> value;
      case Checked.Bad<T>(String problem) ->
          throw new ParameterException(spec.commandLine(), problem);
    };
  }
}
