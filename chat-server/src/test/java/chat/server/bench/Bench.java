package chat.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: runs scenarios, prints a table, writes JSON, draws a chart. */
@Command(
    name = "bench",
    description = "Measures the server's jar, and a bare loop beside it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Exit codes: 0 each message arrived once and in order, 1 one did not, or the benchmark"
          + " failed, 2 wrong options."
    })
final class Bench implements Callable<Integer> {
  private static final int BROKEN = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "*",
      description = "scenarios, with commas; * stands for anything (all)")
  private List<String> only = List.of();

  @Option(names = "--list", description = "names the scenarios and ends")
  private boolean list;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often each lane is measured (${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "how long each time (${DEFAULT-VALUE})")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "4",
      description = "and how long before the first (${DEFAULT-VALUE})")
  private double warmUp;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      defaultValue = "chat-server/target/chat-server.jar",
      description = "the server (${DEFAULT-VALUE})")
  private Path jar = Path.of("");

  @Option(
      names = "--server-jvm",
      paramLabel = "OPTION",
      description =
          "an option for the server's JVM, such as one that records a profile; repeatable")
  private List<String> serverJvm = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "writes all that was measured")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "measures nothing, but reads what --json has written")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--chart",
      paramLabel = "FILE",
      description = "draws the ratios to the bare loop as an SVG")
  private Optional<Path> chart = Optional.empty();

  /** Runs what the arguments say. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Bench())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler(Bench::explain)
            .execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      Scenarios.like(only).forEach(each -> out().println(each.name()));
      return 0;
    }
    List<Result> results = from.isPresent() ? ResultJson.read(from.get()) : measured();
    out().println("Medians of the rounds; x: how many times that of the first lane.");
    out().println(Table.of(results));
    if (chart.isPresent()) {
      Files.writeString(chart.get(), Chart.of(results));
    }
    return results.stream().allMatch(Result::isWhole) ? 0 : BROKEN;
  }

  private List<Result> measured() throws Exception {
    List<Scenario> scenarios = Scenarios.like(only);
    if (scenarios.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "No scenario is called that; see --list.");
    }
    if (!Files.exists(jar)) {
      throw new ParameterException(
          spec.commandLine(), jar + " is not there: build it, or name it with --jar.");
    }
    Placement placement = Placement.ofThisMachine();
    placement.moveDriver();
    out().println(placement.describe());
    Driver driver = new Driver();
    Rehearsal rehearsal = new Rehearsal(driver, duration(warmUp), duration(seconds));
    List<Result> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      try (Stage stage = new Stage(jar, serverJvm, placement, driver)) {
        Optional<String> obstacle = scenario.obstacle(stage);
        if (obstacle.isPresent()) {
          out().println(scenario.name() + " is left out. " + obstacle.get());
          continue;
        }
        List<Lane> lanes = scenario.lanes(stage, rehearsal);
        Result result = new Result(scenario.name(), new Runner(driver, rounds).run(lanes));
        results.add(result);
        out().println(Table.of(List.of(result)));
        // After each, so that who stops a long run keeps what was measured.
        if (json.isPresent()) {
          ResultJson.write(json.get(), results, how(placement));
        }
      }
    }
    return results;
  }

  /** What the system refuses is told in a sentence; anything else is a defect of this program. */
  private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(problem instanceof IOException)) {
      throw problem;
    }
    command.getErr().println("The benchmark failed: " + problem.getMessage());
    return BROKEN;
  }

  private String how(Placement placement) {
    return "%d rounds of %s s each, after %s s. %s"
        .formatted(rounds, seconds, warmUp, placement.describe());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
