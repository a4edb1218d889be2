package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.SimTalk.Outcome;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What loss costs, in simulated time: the same seed gives the same numbers on any machine. {@code
 * -Dsim.table} prints the rows of {@code docs/benchmarks.md}.
 */
class SimTableTest {
  private static final String PRINT = "sim.table";
  private static final double SHORT = 60;
  private static final double LONG = 300;

  /** Delays in milliseconds, and datagrams for each member and message. */
  @ParameterizedTest
  @CsvSource({
    "0.00,  57,  149, 1.41",
    "0.01,  59,  229, 1.44",
    "0.05,  64,  425, 1.54",
    "0.10,  74,  607, 1.69",
    "0.20, 170,  991, 2.05",
    "0.30, 325, 2250, 2.46",
    "0.40, 750, 7500, 2.88"
  })
  void lossCostsTimeAndDatagramsAndNothingElse(double loss, long p50, long p99, double datagrams) {
    boolean printed = System.getProperty(PRINT) != null;
    Outcome outcome = SimTalk.withLog(1, loss, printed ? LONG : SHORT);
    if (printed) {
      print(loss, outcome, SimTalk.withoutLog(1, loss, LONG));
    }

    assertThat(outcome.lost()).isZero();
    assertThat(outcome.p50()).isLessThanOrEqualTo(SimWorld.millis(p50));
    assertThat(outcome.p99()).isLessThanOrEqualTo(SimWorld.millis(p99));
    assertThat(outcome.datagrams()).isLessThanOrEqualTo(datagrams);
  }

  private static void print(double loss, Outcome log, Outcome plain) {
    System.out.printf(
        Locale.ROOT,
        "| %.0f %% | %s | %s | %s | %.2f × | %s | %s | %s |%n",
        100 * loss,
        millis(log.p50()),
        millis(log.p99()),
        part(log.lost()),
        log.datagrams(),
        millis(plain.p50()),
        millis(plain.p99()),
        part(plain.lost()));
  }

  private static String millis(long nanos) {
    return Math.round(nanos / 1e6) + " ms";
  }

  private static String part(double part) {
    return part == 0 ? "0" : String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}
