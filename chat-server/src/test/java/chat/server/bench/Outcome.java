package chat.server.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of one lane.
 *
 * @param lane its name
 * @param rounds what it did in each round
 * @param allocated bytes that its target allocated for each delivery
 * @param residentKib its target's memory after the rounds
 * @param complaints what its target's log said that it should not
 */
record Outcome(
    String lane, List<Round> rounds, double allocated, long residentKib, List<String> complaints) {
  /** Keeps lists of its own. */
  Outcome {
    rounds = List.copyOf(rounds);
    complaints = List.copyOf(complaints);
  }

  /** The median over the rounds. */
  double median(ToDoubleFunction<Round> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  /** The median over the rounds of how many times the other's figure of the same round this is. */
  double ratio(Outcome other, ToDoubleFunction<Round> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      ratios.add(figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(other.rounds().get(i)));
    }
    return median(ratios.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** How often this should not have happened, over all rounds. */
  long count(String fault) {
    return rounds.stream().mapToLong(round -> round.faults().getOrDefault(fault, 0L)).sum();
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
