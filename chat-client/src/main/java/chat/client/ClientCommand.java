package chat.client;

import chat.client.session.Connector;
import chat.client.ui.ChatSettings;
import chat.client.ui.Console;
import chat.client.ui.JLineConsole;
import chat.client.ui.Menu;
import chat.client.ui.Names;
import chat.client.ui.Phrase;
import chat.client.ui.Style;
import chat.client.ui.Texts;
import chat.client.ui.Theme;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The client: the menu, and {@code create}, {@code join} and {@code list} for those who know. */
@Command(name = ClientCommand.NAME)
public final class ClientCommand implements Callable<Integer> {
  static final String NAME = "chat-client";

  @Mixin private final ChatOptions chat = new ChatOptions();

  private final ServerOptions server;
  private final SettingsFile file;
  private final Surroundings surroundings;
  private final Texts texts;
  private final Complaints complaints;

  ClientCommand(
      ServerOptions server,
      SettingsFile file,
      Surroundings surroundings,
      Texts texts,
      Complaints complaints) {
    this.server = server;
    this.file = file;
    this.surroundings = surroundings;
    this.texts = texts;
    this.complaints = complaints;
  }

  /** Runs the client and ends the process with one of the {@link ExitCodes}. */
  public static void main(String[] args) {
    // Libraries that would rather log than keep quiet must not write into the chat.
    LogManager.getLogManager().reset();
    Map<String, String> environment = NativeText.environment(System.getenv());
    Surroundings surroundings =
        new Surroundings(
            StandardInput.open(),
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            environment,
            hasTerminal(),
            settings ->
                JLineConsole.open(
                    Theme.of(settings.colour(), environment),
                    settings.editing(),
                    environment.getOrDefault("TERM", "")),
            System::nanoTime,
            OffsetDateTime::now);
    System.exit(run(NativeText.arguments(args), surroundings));
  }

  static int run(String[] args, Surroundings surroundings) {
    Texts texts =
        new Texts(SpokenLanguage.of(args, surroundings.environment(), Locale.getDefault()));
    Complaints complaints = new Complaints(surroundings.err(), texts);
    Thread.setDefaultUncaughtExceptionHandler(
        (_, error) -> {
          var _ = complaints.internal(error);
        });
    try {
      return CommandLines.build(surroundings, texts, complaints)
          .execute(CommandLines.prepared(args));
    } catch (RuntimeException e) {
      return complaints.internal(e);
    }
  }

  /** The menu. */
  @Override
  public Integer call() throws IOException {
    if (!surroundings.hasTerminal()) {
      return complaints.say(texts.say(Phrase.USAGE_NO_TERMINAL), ExitCodes.USAGE);
    }
    KnownServer chosen = server.chosen();
    Settings settings = settings();
    boolean asLastTime =
        chosen.equals(KnownServer.NOTHING) && !settings.lastServer().equals(chosen);
    KnownServer where = asLastTime ? settings.lastServer() : chosen;
    Connector connector =
        chat.asking(ServerOptions.connector(where, surroundings.clock()))
            .tellingEarlier(chat.historyLines(HistoryLines.ON_TERMINAL))
            .remembering(ChatOptions.stays(surroundings.environment()));
    LastVisit visit =
        new LastVisit(file, settings, where, surroundings.environment(), new Names(texts));
    ChatSettings taste = chat.settings(surroundings.environment());
    try (Console console = surroundings.terminal().open(taste)) {
      if (asLastTime) {
        console.print(Style.NOTICE, texts.say(Phrase.MENU_AS_LAST_TIME));
      }
      ExitCodes code =
          switch (new Menu(console, connector, texts, taste, visit).run()) {
            case QUIT -> ExitCodes.OK;
            case INTERRUPTED -> ExitCodes.INTERRUPTED;
          };
      return code.code();
    }
  }

  private Settings settings() {
    try {
      return file.load();
    } catch (IOException e) {
      var _ = complaints.settings(file, e);
      return Settings.NONE;
    }
  }

  // Java 25 has a console only for a terminal at both ends; others have one that must be asked.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasTerminal() {
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
