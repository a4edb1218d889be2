package chat.server.bench;

import java.io.IOException;
import java.util.List;

/**
 * What the extension costs in delay: at 10 % of what plain members reach in a flood, both ways, one
 * after the other. A second plain room shows what differs where nothing does, and a bare loop how
 * late the machine is.
 */
record PaceScenario(Shape shape, TextSize sizes) implements Scenario {
  @Override
  public String name() {
    return "pace-" + shape.label();
  }

  @Override
  public List<Lane> lanes(Stage stage, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    Stage.Room bare = stage.bareLoop(shape, sizes);
    rehearsal.warm(bare.crowd());
    Trio trio = Trio.join(stage, shape, sizes, rehearsal);
    return List.of(
        OpenScenario.lane(Trio.PLAIN, trio.plain(), trio.perSecond(), sizes, rehearsal),
        OpenScenario.lane(Trio.AGAIN, trio.again(), trio.perSecond(), sizes, rehearsal),
        OpenScenario.lane(Trio.LOG, trio.log(), trio.perSecond(), sizes, rehearsal),
        OpenScenario.lane(FloodScenario.BARE, bare, trio.perSecond(), sizes, rehearsal));
  }
}
