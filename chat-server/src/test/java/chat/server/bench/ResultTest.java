package chat.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {
  private static final Outcome BARE =
      outcome(FloodScenario.BARE, round(4000), round(2000), round(3000));
  private static final Outcome SERVER = outcome("server", round(2000), round(2000), round(6000));
  private static final Result RESULT = new Result("log-10", List.of(BARE, SERVER));

  @TempDir private Path dir = Path.of("");

  @Test
  void mediansAreOfTheMiddle() {
    assertThat(Outcome.median(5, 1, 3)).isEqualTo(3);
    assertThat(Outcome.median(4, 1, 3, 2)).isEqualTo(2.5);
    assertThat(BARE.median(Round::cpuNanos)).isEqualTo(3000);
  }

  @Test
  void aRatioIsTheMedianOfTheRatiosOfTheRounds() {
    Result.Ratios ratios = RESULT.ratios(SERVER);

    assertThat(ratios.cpu()).isEqualTo(1);
    assertThat(RESULT.ratios(outcome("x", round(1000), round(1000), round(1000))).perCpuSecond())
        .isCloseTo(3, within(1e-9));
  }

  @Test
  void whatIsLostBreaksAResultAndWhatIsRepeatedDoesNot() {
    assertThat(RESULT.isWhole()).isTrue();
    assertThat(new Result("x", List.of(BARE, faulty("resent"))).isWhole()).isTrue();
    assertThat(new Result("x", List.of(BARE, faulty("lost"))).isWhole()).isFalse();
    assertThat(new Result("x", List.of(BARE, faulty("disordered"))).isWhole()).isFalse();
  }

  @Test
  void theTableIsAlignedAndTellsFaults() {
    List<String> lines =
        Table.of(List.of(RESULT, new Result("x", List.of(faulty("lost"))))).lines().toList();

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("scenario  lane");
    assertThat(lines.get(1)).hasSameSizeAs(lines.get(2)).hasSameSizeAs(lines.get(0));
    assertThat(lines.get(3)).endsWith("  ! lost 3");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = dir.resolve("results.json");

    ResultJson.write(file, List.of(RESULT), "three rounds");

    assertThat(ResultJson.read(file)).containsExactly(RESULT);
  }

  @Test
  void theChartHasABarForEachServer() {
    String svg = Chart.of(List.of(RESULT, new Result("quiet", List.of(SERVER, BARE))));

    assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains("log-10", "1.00 ×");
    assertThat(svg.lines().filter(line -> line.startsWith("<rect x="))).hasSize(1);
    assertThat(Chart.draw("a < b", List.of())).contains("a &lt; b");
  }

  @Test
  void scenariosAreFoundByName() {
    assertThat(Scenarios.like(List.of("plain-10", "burst-*")).stream().map(Scenario::name))
        .containsExactly("plain-10", "burst-1", "burst-10", "burst-100", "burst-1000");
    assertThat(Scenarios.like(List.of("plain"))).isEmpty();
    assertThat(Scenarios.all().stream().map(Scenario::name)).doesNotHaveDuplicates();
  }

  private static Outcome faulty(String fault) {
    Round round = new Round(1, 1, 1, 1, 1, 1, Map.of(fault, 3L));
    return outcome("server", round, round(1), round(1));
  }

  private static Outcome outcome(String lane, Round... rounds) {
    return new Outcome(lane, Arrays.asList(rounds), 8, 50_000, List.of());
  }

  private static Round round(double cpuNanos) {
    return new Round(10, 1e9 / cpuNanos, cpuNanos, 1, 2, 3, Map.of());
  }
}
