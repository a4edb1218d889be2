package chat.server.bench;

import java.io.IOException;
import java.util.List;

/**
 * What the extension costs in delay: at 10 % of what plain members reach in a flood, both ways. A
 * second plain room shows what differs where nothing does.
 */
record PaceScenario(Shape shape, TextSize sizes) implements Scenario {
  private static final double SHARE = 0.1;

  @Override
  public String name() {
    return "pace-" + shape.label();
  }

  @Override
  public List<Lane> lanes(Stage stage, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    Stage.Server server = stage.server();
    Stage.Room plain = stage.join(server, "p", shape, Tongues.PLAIN, sizes);
    Stage.Room again = stage.join(server, "a", shape, Tongues.PLAIN, sizes);
    Stage.Room log = stage.join(server, "l", shape, Tongues.LOG, sizes);
    rehearsal.warm(log.crowd());
    rehearsal.warm(again.crowd());
    rehearsal.warm(plain.crowd());
    double perSecond = rehearsal.floodRate(plain.crowd()) * SHARE;
    return List.of(
        OpenScenario.lane("plain", plain, perSecond, sizes, rehearsal),
        OpenScenario.lane("plain again", again, perSecond, sizes, rehearsal),
        OpenScenario.lane("log", log, perSecond, sizes, rehearsal));
  }
}
