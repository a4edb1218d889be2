package chat.server.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A flood of many rooms, by one relay thread and by two. */
record ThreadsScenario(Shape shape, Tongues tongues, TextSize sizes) implements Scenario {
  @Override
  public String name() {
    return "threads-" + tongues.label();
  }

  @Override
  public Optional<String> obstacle(Stage stage) throws IOException, InterruptedException {
    return stage.relayThreadsObstacle();
  }

  @Override
  public List<Lane> lanes(Stage stage, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    return List.of(
        lane("1 thread", stage, stage.server(1), rehearsal),
        lane("2 threads", stage, stage.server(2), rehearsal));
  }

  private Lane lane(String name, Stage stage, Stage.Server server, Rehearsal rehearsal)
      throws IOException {
    Stage.Room room = stage.join(server, "r", shape, tongues, sizes);
    rehearsal.warm(room.crowd());
    return Lane.flood(name, room, rehearsal);
  }
}
