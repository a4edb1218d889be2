package chat.server.bench;

import java.io.IOException;
import java.util.List;

/** Ten who talk quietly, alone and beside a room of a thousand that is flooded. */
record QuietScenario(Tongues tongues, TextSize sizes) implements Scenario {
  private static final Shape QUIET = new Shape(1, 10, 10, "10");
  private static final Shape LOUD = Shape.audience(1000);
  private static final double PER_SECOND = 100;

  @Override
  public String name() {
    return "quiet-" + tongues.label();
  }

  @Override
  public List<Lane> lanes(Stage stage, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    Stage.Server server = stage.server();
    Stage.Room quiet = stage.join(server, "q", QUIET, tongues, sizes);
    Stage.Room loud = stage.join(server, "l", LOUD, tongues, sizes);
    rehearsal.warm(quiet.crowd());
    rehearsal.warm(loud.crowd());
    return List.of(
        new Lane(
            "alone",
            server.target(),
            Lane.Turn.talking(rehearsal.time()),
            () -> List.of(talk(quiet))),
        new Lane(
            "beside a flood",
            server.target(),
            Lane.Turn.talking(rehearsal.time()),
            () ->
                List.of(
                    talk(quiet), new Driver.Part(loud.crowd(), new Pace.Flood(Rehearsal.WINDOW)))));
  }

  private Driver.Part talk(Stage.Room quiet) {
    return new Driver.Part(quiet.crowd(), OpenScenario.pace(PER_SECOND, sizes));
  }
}
