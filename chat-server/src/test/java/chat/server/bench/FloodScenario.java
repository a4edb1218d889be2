package chat.server.bench;

import java.io.IOException;
import java.util.List;

/** As fast as the members hear, beside a bare loop. */
record FloodScenario(Shape shape, Tongues tongues, TextSize sizes) implements Scenario {
  /** The name of the lane that is no server. */
  static final String BARE = "bare loop";

  @Override
  public String name() {
    return tongues.label() + "-" + shape.label() + sizes.label();
  }

  @Override
  public List<Lane> lanes(Stage stage, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    Stage.Room bare = stage.bareLoop(shape, sizes);
    Stage.Room server = stage.join(stage.server(), "r", shape, tongues, sizes);
    rehearsal.warm(bare.crowd());
    rehearsal.warm(server.crowd());
    return List.of(Lane.flood(BARE, bare, rehearsal), Lane.flood("server", server, rehearsal));
  }
}
