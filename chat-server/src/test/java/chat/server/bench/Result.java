package chat.server.bench;

import java.util.List;

/** What came of one scenario: its lanes, of which the others are compared with the first. */
record Result(String scenario, List<Outcome> outcomes) {
  /** What breaks a guarantee when it is not zero. */
  private static final List<String> BROKEN = List.of("lost", "doubled", "strange", "disordered");

  /** Keeps a list of its own. */
  Result {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether each message arrived at each member once and in order. */
  boolean isWhole() {
    return outcomes.stream()
        .allMatch(outcome -> BROKEN.stream().allMatch(fault -> outcome.count(fault) == 0));
  }

  /** The ratios of one lane to the first: medians over the rounds. */
  Ratios ratios(Outcome outcome) {
    Outcome first = outcomes.getFirst();
    return new Ratios(
        outcome.ratio(first, Round::cpuNanos),
        1 / outcome.ratio(first, Round::cpuNanos),
        outcome.ratio(first, Round::perSecond),
        outcome.ratio(first, Round::p50),
        outcome.ratio(first, Round::p99));
  }

  /**
   * How many times the first lane's a figure is.
   *
   * @param cpu processor time for each delivery
   * @param perCpuSecond deliveries for each second of processor time
   * @param perSecond deliveries a second
   * @param p50 median delay
   * @param p99 99th percentile of the delay
   */
  record Ratios(double cpu, double perCpuSecond, double perSecond, double p50, double p99) {}
}
