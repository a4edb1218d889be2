package chat.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Five hundred datagrams at once, to a server that is not even warm: none may be lost. */
record BurstScenario(Shape shape, TextSize sizes) implements Scenario {
  private static final int COUNT = 500;

  /** The driver needs no longer to send them. */
  private static final Duration TIME = Duration.ofMillis(20);

  @Override
  public String name() {
    return "burst-" + shape.label();
  }

  @Override
  public List<Lane> lanes(Stage stage, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    Stage.Room room = stage.join(stage.server(), "r", shape, Tongues.PLAIN, sizes);
    return List.of(
        new Lane(
            COUNT + " at once",
            room.target(),
            Lane.Turn.talking(TIME),
            () -> List.of(new Driver.Part(room.crowd(), new Pace.Burst(COUNT)))));
  }
}
