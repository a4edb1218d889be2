package chat.server;

import java.util.List;
import java.util.OptionalInt;

/** Where else to listen, on the command line. */
final class ListenOptions {
  private final Setting<List<PortPair>> pairs;
  private final Setting<Boolean> course;
  private final Setting<Integer> lobby;
  private final Setting<Integer> relayThreads;

  ListenOptions(Settings settings) {
    this.pairs =
        settings.portPairs(
            "--listen",
            "another pair of ports on the same rooms, for other teams' clients; repeatable");
    this.course =
        settings.flag("--course", "also the ports that the course's clients have in their sources");
    this.lobby = settings.maybePort("--lobby-port", "UDP port of a lobby for clients of stage one");
    this.relayThreads =
        settings.number(
            "--relay-threads",
            "N",
            new ThreadsOption(),
            "1",
            "threads that share the main UDP port");
  }

  PortPlan plan() {
    return new PortPlan(
        pairs.given().orElse(List.of()),
        course.value() ? PortPlan.COURSE : List.of(),
        lobby.given().map(OptionalInt::of).orElseGet(OptionalInt::empty),
        relayThreads.value());
  }
}
