package chat.client;

import chat.client.session.Connector;
import chat.client.session.ServerAddress;
import chat.client.ui.Checked;
import chat.client.ui.Phrase;
import chat.client.ui.Texts;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the server is: options that every command has, before or after its name. */
final class ServerOptions {
  private static final Host DEFAULT_HOST = new Host("127.0.0.1");
  private static final int DEFAULT_TCP_PORT = 8888;

  private final SettingsFile file;
  private final Texts texts;
  private final Complaints complaints;

  @Option(
      names = "--server",
      paramLabel = "NAME",
      descriptionKey = "server",
      scope = ScopeType.INHERIT,
      order = 0)
  private @Nullable String named;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      descriptionKey = "host",
      scope = ScopeType.INHERIT,
      order = 1)
  private @Nullable Host host;

  @Option(
      names = "--tcp-port",
      paramLabel = "PORT",
      descriptionKey = "tcp-port",
      scope = ScopeType.INHERIT,
      order = 2)
  private @Nullable Integer tcpPort;

  @Option(
      names = "--udp-port",
      paramLabel = "PORT",
      descriptionKey = "udp-port",
      scope = ScopeType.INHERIT,
      order = 3)
  private @Nullable Integer udpPort;

  ServerOptions(SettingsFile file, Texts texts, Complaints complaints) {
    this.file = file;
    this.texts = texts;
    this.complaints = complaints;
  }

  /** The server that the options name. */
  Connector connector(LongSupplier clock) {
    return connector(chosen(), clock);
  }

  /** That server. */
  static Connector connector(KnownServer known, LongSupplier clock) {
    return new Connector(
        address(known), known.udpPort().map(OptionalInt::of).orElseGet(OptionalInt::empty), clock);
  }

  /** Where that server is to be reached over TCP. */
  static ServerAddress address(KnownServer known) {
    return new ServerAddress(
        known.host().orElse(DEFAULT_HOST).name(), known.tcpPort().orElse(DEFAULT_TCP_PORT));
  }

  /** What the options say; what they leave open, the file says, if they name a server in it. */
  KnownServer chosen() {
    KnownServer given =
        new KnownServer(
            Optional.ofNullable(host), Optional.ofNullable(tcpPort), Optional.ofNullable(udpPort));
    return named == null ? given : given.or(inFile(named));
  }

  private KnownServer inFile(String name) {
    Settings settings = settings();
    if (!settings.servers().contains(name)) {
      throw new WrongUsage(
          settings.servers().isEmpty()
              ? texts.say(Phrase.USAGE_NO_SERVERS, name, file.path())
              : texts.say(
                  Phrase.USAGE_SERVER, name, file.path(), String.join(", ", settings.servers())));
    }
    return switch (settings.server(name)) {
      case Checked.Good<KnownServer>(KnownServer server) -> server;
      case Checked.Bad<KnownServer>(String key) ->
          throw new WrongUsage(
              texts.say(Phrase.USAGE_SERVER_PORT, key, file.path(), texts.say(Phrase.USAGE_PORT)));
    };
  }

  private Settings settings() {
    try {
      return file.load();
    } catch (IOException e) {
      var _ = complaints.settings(file, e);
      return Settings.NONE;
    }
  }
}
