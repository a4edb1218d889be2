package chat.server.bench;

import chat.server.bench.Driver.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the lanes of a scenario in turn, round after round, and measures each. */
final class Runner {
  private final Driver driver;
  private final int rounds;

  Runner(Driver driver, int rounds) {
    this.driver = driver;
    this.rounds = rounds;
  }

  /**
   * Measures each lane so many times, one after the other, so that all have the same neighbours.
   */
  List<Outcome> run(List<Lane> lanes) throws IOException, InterruptedException {
    List<List<List<Round>>> measured = new ArrayList<>();
    lanes.forEach(_ -> measured.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < lanes.size(); i++) {
        measured.get(i).add(measure(lanes.get(i)));
      }
    }
    List<Long> resident = new ArrayList<>();
    for (Lane lane : lanes) {
      resident.add(lane.target().residentKib());
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      outcomes.addAll(outcomes(lanes.get(i), measured.get(i), resident.get(i)));
    }
    return outcomes;
  }

  /** One for each part that is measured. */
  private List<Outcome> outcomes(Lane lane, List<List<Round>> measured, long resident)
      throws IOException, InterruptedException {
    double allocated = allocated(lane);
    List<String> complaints = lane.target().complaints();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < lane.names().size(); i++) {
      int part = i;
      List<Round> rounds = measured.stream().map(parts -> parts.get(part)).toList();
      outcomes.add(new Outcome(lane.names().get(i), rounds, allocated, resident, complaints));
    }
    return outcomes;
  }

  /** What each part did that is measured. */
  private List<Round> measure(Lane lane) throws IOException, InterruptedException {
    settle(lane);
    List<Part> parts = lane.parts().get();
    CpuTime before = lane.target().cpuTime();
    long nanos = lane.turn().run(driver, parts);
    long cpu = lane.target().cpuTime().since(before);
    return parts.stream()
        .limit(lane.names().size())
        .map(part -> Round.of(part.crowd().tally(), delivered(parts), nanos, cpu))
        .toList();
  }

  /**
   * While it was another lane's turn nobody said that it is still there, so all have that to say.
   */
  private void settle(Lane lane) throws IOException {
    for (Part part : lane.parts().get()) {
      driver.settle(part.crowd());
    }
  }

  private double allocated(Lane lane) throws IOException, InterruptedException {
    try (Allocations allocations = Allocations.of(lane.target().pid())) {
      // The first question makes the agent allocate more than the next ones.
      allocations.total();
      long asking = -allocations.total() + allocations.total();
      settle(lane);
      List<Part> parts = lane.parts().get();
      long before = allocations.total();
      lane.turn().run(driver, parts);
      long bytes = allocations.total() - before - asking;
      return Math.max(0.0, (double) bytes / Math.max(1, delivered(parts)));
    }
  }

  private static long delivered(List<Part> parts) {
    return parts.stream().mapToLong(part -> part.crowd().tally().delivered).sum();
  }
}
