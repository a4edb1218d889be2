package chat.server;

import chat.protocol.Rate;
import chat.protocol.notice.NoticeLanguage;
import chat.server.control.ControlLimits;
import chat.server.lifecycle.ShutdownHook;
import chat.server.observe.EventLog;
import chat.server.observe.LineLogger;
import chat.server.room.RoomLimits;
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
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "${env:CHAT_BIND:-0.0.0.0}",
      description = "address to listen on (CHAT_BIND; ${DEFAULT-VALUE})")
  private String bind = "";

  @Option(
      names = "--tcp-port",
      paramLabel = "PORT",
      converter = PortOption.class,
      defaultValue = "${env:CHAT_TCP_PORT:-8888}",
      description = "port for create, join and list; 0 picks one (CHAT_TCP_PORT; ${DEFAULT-VALUE})")
  private int tcpPort;

  @Option(
      names = "--udp-port",
      paramLabel = "PORT",
      converter = PortOption.class,
      defaultValue = "${env:CHAT_UDP_PORT:-8889}",
      description = "port for the talk; 0 picks one (CHAT_UDP_PORT; ${DEFAULT-VALUE})")
  private int udpPort;

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      converter = DurationOption.class,
      defaultValue = "${env:CHAT_IDLE_TIMEOUT:-10m}",
      description =
          "a plain client may be silent for this long (CHAT_IDLE_TIMEOUT; ${DEFAULT-VALUE})")
  private Duration idleTimeout = Duration.ZERO;

  @Option(
      names = "--keepalive-timeout",
      paramLabel = "TIME",
      converter = DurationOption.class,
      defaultValue = "${env:CHAT_KEEPALIVE_TIMEOUT:-15s}",
      description =
          "a client with keepalives may be silent for this long (CHAT_KEEPALIVE_TIMEOUT;"
              + " ${DEFAULT-VALUE})")
  private Duration keepaliveTimeout = Duration.ZERO;

  @Option(
      names = "--max-rooms",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_MAX_ROOMS:-1000}",
      description = "rooms in all (CHAT_MAX_ROOMS; ${DEFAULT-VALUE})")
  private int maxRooms;

  @Option(
      names = "--max-rooms-per-address",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_MAX_ROOMS_PER_ADDRESS:-20}",
      description = "rooms made by one address (CHAT_MAX_ROOMS_PER_ADDRESS; ${DEFAULT-VALUE})")
  private int maxRoomsPerAddress;

  @Option(
      names = "--max-members",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_MAX_MEMBERS:-100}",
      description = "members in one room (CHAT_MAX_MEMBERS; ${DEFAULT-VALUE})")
  private int maxMembers;

  @Option(
      names = "--message-burst",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_MESSAGE_BURST:-30}",
      description = "messages a member may send at once (CHAT_MESSAGE_BURST; ${DEFAULT-VALUE})")
  private int messageBurst;

  @Option(
      names = "--message-rate",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_MESSAGE_RATE:-5}",
      description = "messages a second after that (CHAT_MESSAGE_RATE; ${DEFAULT-VALUE})")
  private int messageRate;

  @Option(
      names = "--max-request",
      paramLabel = "BYTES",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_MAX_REQUEST:-65536}",
      description = "payload of a request (CHAT_MAX_REQUEST; ${DEFAULT-VALUE})")
  private int maxRequest;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_MAX_CONNECTIONS:-4096}",
      description = "TCP connections at once (CHAT_MAX_CONNECTIONS; ${DEFAULT-VALUE})")
  private int maxConnections;

  @Option(
      names = "--max-connections-per-address",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_MAX_CONNECTIONS_PER_ADDRESS:-64}",
      description =
          "TCP connections at once from one address (CHAT_MAX_CONNECTIONS_PER_ADDRESS;"
              + " ${DEFAULT-VALUE})")
  private int maxConnectionsPerAddress;

  @Option(
      names = "--request-time",
      paramLabel = "TIME",
      converter = DurationOption.class,
      defaultValue = "${env:CHAT_REQUEST_TIME:-10s}",
      description = "a request must have arrived after this (CHAT_REQUEST_TIME; ${DEFAULT-VALUE})")
  private Duration requestTime = Duration.ZERO;

  @Option(
      names = "--first-byte-time",
      paramLabel = "TIME",
      converter = DurationOption.class,
      defaultValue = "${env:CHAT_FIRST_BYTE_TIME:-5s}",
      description = "and its first byte after this (CHAT_FIRST_BYTE_TIME; ${DEFAULT-VALUE})")
  private Duration firstByteTime = Duration.ZERO;

  @Option(
      names = "--wrong-passwords",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "${env:CHAT_WRONG_PASSWORDS:-5}",
      description =
          "wrong passwords a minute from one address (CHAT_WRONG_PASSWORDS; ${DEFAULT-VALUE})")
  private int wrongPasswords;

  @Option(
      names = "--lang",
      paramLabel = "en|ja",
      defaultValue = "${env:CHAT_LANG}",
      description = "language of these lines and of notices (CHAT_LANG; English)")
  private Optional<Language> language = Optional.empty();

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "${env:CHAT_LOG_LEVEL:-info}",
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
    EventLog log = new EventLog(logger());
    try {
      ChatServer server = ChatServer.start(config(address), log, System::nanoTime);
      new Greeting(texts).lines(server).forEach(out::println);
      log.serverStarted(server.tcpAddress(), server.udpAddress(), server.receiveBuffer());
      ShutdownHook.install(server::stop);
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

  private LineLogger logger() {
    return new LineLogger(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        logLevel.level(),
        InstantSource.system());
  }

  private ServerConfig config(InetAddress address) {
    return new ServerConfig(
        address,
        tcpPort,
        udpPort,
        idleTimeout,
        keepaliveTimeout,
        new ControlLimits(
            maxRequest,
            maxConnections,
            maxConnectionsPerAddress,
            requestTime,
            firstByteTime,
            wrongPasswords),
        new RoomLimits(
            maxRooms, maxRoomsPerAddress, maxMembers, new Rate(messageBurst, messageRate)),
        language() == Language.ja ? NoticeLanguage.JA : NoticeLanguage.EN);
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
      return typed ? "" : " (from " + environmentName(name) + ")";
    }
    return "";
  }

  private static String environmentName(String option) {
    return "CHAT_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static int apologize(
      Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("The server ended with an internal error: " + problem);
    return ExitCodes.INTERNAL.code();
  }
}
