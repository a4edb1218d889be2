package chat.client;

import chat.client.session.Connector;
import chat.client.session.ServerAddress;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the server is: options that every command has, before or after its name. */
final class ServerOptions {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      descriptionKey = "host",
      scope = ScopeType.INHERIT,
      order = 1)
  private Host host = new Host("127.0.0.1");

  @Option(
      names = "--tcp-port",
      paramLabel = "PORT",
      descriptionKey = "tcp-port",
      scope = ScopeType.INHERIT,
      order = 2)
  private Integer tcpPort = 8888;

  @Option(
      names = "--udp-port",
      paramLabel = "PORT",
      descriptionKey = "udp-port",
      scope = ScopeType.INHERIT,
      order = 3)
  private @Nullable Integer udpPort;

  /** The server that the options name. */
  Connector connector(LongSupplier clock) {
    OptionalInt udp = udpPort == null ? OptionalInt.empty() : OptionalInt.of(udpPort);
    return new Connector(new ServerAddress(host.name(), tcpPort), udp, clock);
  }
}
