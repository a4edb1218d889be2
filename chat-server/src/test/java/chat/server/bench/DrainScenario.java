package chat.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was said at once in many rooms, relayed by one thread and by two. The driver sleeps
 * meanwhile, so even where there are two processors only, both are the relay's.
 */
record DrainScenario(Shape shape, Tongues tongues, TextSize sizes) implements Scenario {
  /** Each as many as keep one thread at work for some hundred milliseconds. */
  private static final int PLAIN_COUNT = 1_000;

  private static final int LOG_COUNT = 5_000;

  @Override
  public String name() {
    return "drain-" + tongues.label();
  }

  @Override
  public Optional<String> obstacle(Stage stage) throws IOException, InterruptedException {
    return Files.isDirectory(Path.of("/proc/self/task"))
        ? stage.relayThreadsObstacle()
        : Optional.of("The system does not tell how long each thread has worked.");
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
    Labour relays = room.target().labour("relay");
    return new Lane(
        name,
        room.target(),
        (driver, parts) -> driver.watch(parts, relays),
        () -> List.of(new Driver.Part(room.crowd(), new Pace.Burst(count()))));
  }

  private int count() {
    return tongues == Tongues.PLAIN ? PLAIN_COUNT : LOG_COUNT;
  }
}
