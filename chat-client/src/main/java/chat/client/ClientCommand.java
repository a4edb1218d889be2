package chat.client;

import chat.client.ui.ChatSettings;
import chat.client.ui.Console;
import chat.client.ui.JLineConsole;
import chat.client.ui.Menu;
import chat.client.ui.Phrase;
import chat.client.ui.Texts;
import chat.client.ui.Theme;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
  private final Surroundings surroundings;
  private final Texts texts;
  private final Complaints complaints;

  ClientCommand(
      ServerOptions server, Surroundings surroundings, Texts texts, Complaints complaints) {
    this.server = server;
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
            new FileInputStream(FileDescriptor.in),
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            environment,
            hasTerminal(),
            settings ->
                JLineConsole.open(Theme.of(settings.colour(), environment), settings.editing()),
            System::nanoTime);
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
      return CommandLines.build(surroundings, texts, complaints).execute(args);
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
    ChatSettings settings = chat.settings(surroundings.environment());
    try (Console console = surroundings.terminal().open(settings)) {
      Menu menu = new Menu(console, server.connector(surroundings.clock()), texts, settings);
      ExitCodes code =
          switch (menu.run()) {
            case QUIT -> ExitCodes.OK;
            case INTERRUPTED -> ExitCodes.INTERRUPTED;
          };
      return code.code();
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
