package chat.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of the things that a scenario measures in turn.
 *
 * @param names what its rows in the table are called, one for each part whose delays are measured
 * @param target whose time is measured
 * @param turn what its crowds do in each round
 * @param parts who talks and how, anew for each round; those that are measured come first
 */
record Lane(List<String> names, Target target, Turn turn, Supplier<List<Driver.Part>> parts) {
  /** Keeps a list of its own. */
  Lane {
    names = List.copyOf(names);
  }

  /** Measures the delays of the first part. */
  Lane(String name, Target target, Turn turn, Supplier<List<Driver.Part>> parts) {
    this(List.of(name), target, turn, parts);
  }

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
