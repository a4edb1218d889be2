package chat.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** At 10, 50 and 80 % of the pace that the same members reach in a flood. */
record OpenScenario(Shape shape, Tongues tongues, TextSize sizes) implements Scenario {
  private static final int OPEN_MAX = 512;
  private static final List<Integer> PERCENT = List.of(10, 50, 80);

  @Override
  public String name() {
    return tongues.label() + "-" + shape.label() + sizes.label() + "-open";
  }

  @Override
  public List<Lane> lanes(Stage stage, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    Stage.Room room = stage.join(stage.server(), "r", shape, tongues, sizes);
    rehearsal.warm(room.crowd());
    double flood = rehearsal.floodRate(room.crowd());
    List<Lane> lanes = new ArrayList<>();
    for (int percent : PERCENT) {
      lanes.add(lane(percent + " %", room, flood * percent / 100, sizes, rehearsal));
    }
    return lanes;
  }

  /** So many messages a second. */
  static Lane lane(
      String name, Stage.Room room, double perSecond, TextSize sizes, Rehearsal rehearsal) {
    return new Lane(
        name,
        room.target(),
        Lane.Turn.talking(rehearsal.time()),
        () -> List.of(new Driver.Part(room.crowd(), pace(perSecond, sizes))));
  }

  /** From now on. */
  static Pace pace(double perSecond, TextSize sizes) {
    return pace(perSecond, sizes, System.nanoTime());
  }

  /** As many may be open as the system's buffers hold, and the server lets wait in one room. */
  static Pace pace(double perSecond, TextSize sizes, long start) {
    int openMax = Math.min(OPEN_MAX, (2 << 20) / (1000 + 2 * sizes.max()));
    return new Pace.Open(perSecond, openMax, start);
  }
}
