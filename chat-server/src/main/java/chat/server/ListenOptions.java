package chat.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Where else to listen, on the command line. */
final class ListenOptions {
  @Option(
      names = "--listen",
      paramLabel = "TCP/UDP[=DIALECT]",
      converter = PortPairOption.class,
      split = ",",
      description =
          "another pair of ports on the same rooms, for other teams' clients; repeatable"
              + " (CHAT_LISTEN; none)")
  private List<PortPair> pairs = List.of();

  @Option(
      names = "--course",
      defaultValue = "false",
      fallbackValue = "true",
      description = "also the ports that the course's clients have in their sources (CHAT_COURSE)")
  private boolean course;

  @Option(
      names = "--lobby-port",
      paramLabel = "PORT",
      converter = PortOption.class,
      description = "UDP port of a lobby for clients of stage one (CHAT_LOBBY_PORT; none)")
  private Optional<Integer> lobby = Optional.empty();

  @Option(
      names = "--relay-threads",
      paramLabel = "N",
      converter = ThreadsOption.class,
      defaultValue = "1",
      description = "threads that share the main UDP port (CHAT_RELAY_THREADS; ${DEFAULT-VALUE})")
  private int relayThreads;

  PortPlan plan() {
    return new PortPlan(
        pairs,
        course ? PortPlan.COURSE : List.of(),
        lobby.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        relayThreads);
  }
}
