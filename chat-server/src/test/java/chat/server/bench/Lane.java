package chat.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of the things that a scenario measures in turn.
 *
 * @param name what its row in the table is called
 * @param target whose time is measured
 * @param turn what its crowds do in each round
 * @param parts who talks and how, anew for each round; the first one's delays are measured
 */
record Lane(String name, Target target, Turn turn, Supplier<List<Driver.Part>> parts) {
  /** All in this room talk as fast as they hear. */
  static Lane flood(String name, Stage.Room room, Rehearsal rehearsal) {
    return new Lane(
        name,
        room.target(),
        Turn.talking(rehearsal.time()),
        () -> List.of(new Driver.Part(room.crowd(), new Pace.Flood(Rehearsal.WINDOW))));
  }

  /** Makes the crowds talk, and answers how long they, or their target, took. */
  @FunctionalInterface
  interface Turn {
    long run(Driver driver, List<Driver.Part> parts) throws IOException, InterruptedException;

    /** They talk for so long. */
    static Turn talking(Duration time) {
      return (driver, parts) -> driver.run(parts, time);
    }
  }
}
