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
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The command line of the server. Each option has a default in the environment. */
public final class ServerCommand implements Callable<Integer> {
  private static final Duration KEEPALIVE_MIN = Duration.ofMillis(300);
  private static final Duration KEEPALIVE_MAX = Duration.ofHours(3);

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("chat-server");
  private final Setting<String> bind;
  private final Setting<Integer> tcpPort;
  private final Setting<Integer> udpPort;
  private final Setting<Duration> idleTimeout;
  private final Setting<Duration> keepaliveTimeout;
  private final ListenOptions listen;
  private final LimitOptions limits;
  private final Setting<Language> language;
  private final Setting<LogLevel> logLevel;

  private ServerCommand() {
    spec.versionProvider(new Version());
    spec.usageMessage()
        .description("Starts a chat room server that speaks TCRP.")
        .sortOptions(false)
        .autoWidth(true)
        .footer(
            "",
            "Times are written 500ms, 2s, 10m or 1h. Limits per address do not count this computer"
                + " itself.",
            "Exit codes: 0 stopped when told to, 1 internal error, 2 wrong options, 3 cannot"
                + " listen.");
    Settings settings = new Settings(spec);
    this.bind = settings.text("--bind", "ADDRESS", "0.0.0.0", "address to listen on");
    this.tcpPort =
        settings.port("--tcp-port", "8888", "port for create, join and list; 0 picks one");
    this.udpPort = settings.port("--udp-port", "8889", "port for the talk; 0 picks one");
    this.idleTimeout =
        settings.time("--idle-timeout", "10m", "a plain client may be silent for this long");
    this.keepaliveTimeout =
        settings.time(
            "--keepalive-timeout", "15s", "a client with keepalives may be silent for this long");
    this.listen = new ListenOptions(settings);
    this.limits = new LimitOptions(settings);
    this.language =
        settings.oneOf(
            Language.class,
            "--lang",
            "en|ja",
            Language.en,
            "English",
            "language of these lines and of notices");
    this.logLevel =
        settings.oneOf(
            LogLevel.class,
            "--log-level",
            "LEVEL",
            LogLevel.info,
            "${DEFAULT-VALUE}",
            "off, error, warn, info or debug");
    settings.addHelp();
  }

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
    return new CommandLine(new ServerCommand().spec)
        .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(ServerCommand::explain)
        .setExecutionExceptionHandler(ServerCommand::apologize)
        .execute(args);
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerTexts texts =
        new ServerTexts(language.value() == Language.ja ? Locale.JAPANESE : Locale.ROOT);
    InetAddress address = address(texts);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (keepaliveTimeout.value().compareTo(KEEPALIVE_MIN) < 0
        || keepaliveTimeout.value().compareTo(KEEPALIVE_MAX) > 0) {
      throw new ParameterException(spec.commandLine(), texts.get("bad.keepalive"));
    }
    PrintStream stderr =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    LogWriter lines = LogWriter.start(stderr);
    try {
      EventLog log =
          new EventLog(new LineLogger(lines, logLevel.value().level(), InstantSource.system()));
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
              : texts.get("unknown.bind", bind.value()));
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
        tcpPort.value(),
        udpPort.value(),
        idleTimeout.value(),
        keepaliveTimeout.value(),
        limits.control(),
        limits.rooms(),
        language.value() == Language.ja ? NoticeLanguage.JA : NoticeLanguage.EN,
        listen.plan());
  }

  private InetAddress address(ServerTexts texts) {
    try {
      return InetAddress.getByName(bind.value());
    } catch (UnknownHostException e) {
      throw new ParameterException(spec.commandLine(), texts.get("unknown.bind", bind.value()));
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
