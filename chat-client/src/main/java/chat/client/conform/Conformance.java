package chat.client.conform;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Checks a server against the plain protocol, requirement by requirement. */
public final class Conformance {
  private final Target target;
  private final Wishes wishes;
  private final LongSupplier clock;
  private final RandomGenerator random;

  /** Is going to check {@code target}; {@code clock} counts nanoseconds. */
  public Conformance(Target target, Wishes wishes, LongSupplier clock, RandomGenerator random) {
    this.target = target;
    this.wishes = wishes;
    this.clock = clock;
    this.random = random;
  }

  /** How many checks there are to do. */
  public int size() {
    return Checks.all(wishes).size();
  }

  /**
   * Does all checks.
   *
   * @throws IOException when there is nobody to check
   */
  public Summary run(Reporter reporter) throws IOException {
    Wire wire = new Wire();
    Waiting waiting = new Waiting(wishes.patience(), clock);
    List<Check> checks = Checks.all(wishes);
    Summary summary = Summary.NOTHING;
    try (Lab lab = new Lab(target, waiting, random, wire)) {
      Examiner examiner = new Examiner(lab);
      examiner.begin();
      var _ = wire.take();
      for (Check check : checks) {
        Finding finding = new Finding(check, examiner.judge(check), wire.take());
        summary = summary.plus(finding.verdict());
        reporter.tell(finding);
      }
    }
    reporter.end(summary);
    return summary;
  }
}
