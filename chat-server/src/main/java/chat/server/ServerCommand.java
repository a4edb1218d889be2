package chat.server;

import chat.protocol.notice.NoticeLanguage;
import chat.server.lifecycle.ShutdownHook;
import chat.server.observe.EventLog;
import chat.server.observe.LineLogger;
import chat.server.observe.LogWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the server. Each option has a default in the environment. */
@Command(
    name = "chat-server",
    description = "Starts a chat room server that speaks TCRP.",
    mixinStandardHelpOptions = true,
    versionProvider = ServerCommand.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Times are written 500ms, 2s, 10m or 1h. Limits per address do not count this computer"
          + " itself.",
      "Exit codes: 0 stopped when told to, 1 internal error, 2 wrong options, 3 cannot listen."
    })
public final class ServerCommand implements Callable<Integer> {
  private static final Duration KEEPALIVE_MIN = Duration.ofMillis(300);
  private static final Duration KEEPALIVE_MAX = Duration.ofHours(3);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "address to listen on (CHAT_BIND; ${DEFAULT-VALUE})")
  private String bind = "";

  @Option(
      names = "--tcp-port",
      paramLabel = "PORT",
      converter = PortOption.class,
      defaultValue = "8888",
      description = "port for create, join and list; 0 picks one (CHAT_TCP_PORT; ${DEFAULT-VALUE})")
  private int tcpPort;

  @Option(
      names = "--udp-port",
      paramLabel = "PORT",
      converter = PortOption.class,
      defaultValue = "8889",
      description = "port for the talk; 0 picks one (CHAT_UDP_PORT; ${DEFAULT-VALUE})")
  private int udpPort;

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      converter = DurationOption.class,
      defaultValue = "10m",
      description =
          "a plain client may be silent for this long (CHAT_IDLE_TIMEOUT; ${DEFAULT-VALUE})")
  private Duration idleTimeout = Duration.ZERO;

  @Option(
      names = "--keepalive-timeout",
      paramLabel = "TIME",
      converter = DurationOption.class,
      defaultValue = "15s",
      description =
          "a client with keepalives may be silent for this long (CHAT_KEEPALIVE_TIMEOUT;"
              + " ${DEFAULT-VALUE})")
  private Duration keepaliveTimeout = Duration.ZERO;

  @Mixin private final ListenOptions listen = new ListenOptions();

  @Mixin private final LimitOptions limits = new LimitOptions();

  @Option(
      names = "--lang",
      paramLabel = "en|ja",
      description = "language of these lines and of notices (CHAT_LANG; English)")
  private Optional<Language> language = Optional.empty();

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description = "off, error, warn, info or debug (CHAT_LOG_LEVEL; ${DEFAULT-VALUE})")
  private LogLevel logLevel = LogLevel.info;

  /** The languages of the server. */
  enum Language {
    en,
    ja
  }

  /** The version that the jar's manifest tells. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "chat-server "
            + Optional.ofNullable(ServerCommand.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)")
      };
    }
  }

  /** Runs the server until it is told to stop. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new CommandLine(new ServerCommand())
        .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(ServerCommand::explain)
        .setExecutionExceptionHandler(ServerCommand::apologize)
        .execute(args);
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerTexts texts = new ServerTexts(language() == Language.ja ? Locale.JAPANESE : Locale.ROOT);
    InetAddress address = address(texts);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (keepaliveTimeout.compareTo(KEEPALIVE_MIN) < 0
        || keepaliveTimeout.compareTo(KEEPALIVE_MAX) > 0) {
      throw new ParameterException(spec.commandLine(), texts.get("bad.keepalive"));
    }
    PrintStream stderr =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    LogWriter lines = LogWriter.start(stderr);
    try {
      EventLog log = new EventLog(new LineLogger(lines, logLevel.level(), InstantSource.system()));
      ChatServer server = ChatServer.start(config(address), log, System::nanoTime);
      // Before anybody can see that the server runs, and stop it.
      ShutdownHook.install(
          () -> {
            server.stop();
            lines.finish();
          });
      new Greeting(texts).lines(server).forEach(out::println);
      log.serverStarted(server.tcpAddress(), server.udpAddress(), server.receiveBuffer());
      if (server.receiveBuffer() < OpenPorts.RECEIVE_BUFFER / 2) {
        log.receiveBufferSmall(server.receiveBuffer(), OpenPorts.RECEIVE_BUFFER);
      }
      server.awaitStopped();
      return ExitCodes.OK.code();
    } catch (ListenException e) {
      err.println(
          isOwn(address)
              ? texts.get("cannot.listen", e.transport(), e.port(), e.reason())
              : texts.get("unknown.bind", bind));
      return ExitCodes.CANNOT_LISTEN.code();
    } catch (IOException e) {
      err.println(texts.get("no.socket", String.valueOf(e.getMessage())));
      return ExitCodes.CANNOT_LISTEN.code();
    }
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }

  private ServerConfig config(InetAddress address) {
    return new ServerConfig(
        address,
        tcpPort,
        udpPort,
        idleTimeout,
        keepaliveTimeout,
        limits.control(),
        limits.rooms(),
        language() == Language.ja ? NoticeLanguage.JA : NoticeLanguage.EN,
        listen.plan());
  }

  private Language language() {
    return language.orElse(Language.en);
  }

  private InetAddress address(ServerTexts texts) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new ParameterException(spec.commandLine(), texts.get("unknown.bind", bind));
    }
  }

  private static int explain(ParameterException problem, String[] args) {
    PrintWriter err = problem.getCommandLine().getErr();
    err.println(problem.getMessage() + origin(problem, args));
    err.println(new ServerTexts(Locale.ROOT).get("help.hint"));
    return ExitCodes.USAGE.code();
  }

  /** Whoever typed no such option has it from the environment, and may not know. */
  private static String origin(ParameterException problem, String[] args) {
    if (problem.getArgSpec() instanceof OptionSpec option) {
      String name = option.longestName();
      boolean typed = Arrays.stream(args).anyMatch(arg -> arg.startsWith(name));
      return typed ? "" : " (from " + EnvironmentDefaults.variable(name) + ")";
    }
    return "";
  }

  private static int apologize(
      Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("The server ended with an internal error: " + problem);
    return ExitCodes.INTERNAL.code();
  }
}
