package chat.server.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the extension costs in delay, without the noise of the machine: the rooms of a {@link Trio}
 * talk at the same time, each a third, message by message in turn. What makes the server late makes
 * all of them late. Processor time and memory are those of all three, whichever row they stand in.
 */
record AbreastScenario(Shape shape, TextSize sizes) implements Scenario {
  @Override
  public String name() {
    return "abreast-" + shape.label();
  }

  @Override
  public List<Lane> lanes(Stage stage, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    Trio trio = Trio.join(stage, shape, sizes, rehearsal);
    return List.of(
        new Lane(
            List.of(Trio.PLAIN, Trio.AGAIN, Trio.LOG),
            trio.target(),
            Lane.Turn.talking(rehearsal.time()),
            () -> parts(trio)));
  }

  private List<Driver.Part> parts(Trio trio) {
    List<Stage.Room> rooms = List.of(trio.plain(), trio.again(), trio.log());
    double each = trio.perSecond() / rooms.size();
    long start = System.nanoTime();
    return IntStream.range(0, rooms.size())
        .mapToObj(
            i ->
                new Driver.Part(
                    rooms.get(i).crowd(),
                    OpenScenario.pace(each, sizes, start + (long) (i * 1e9 / trio.perSecond()))))
        .toList();
  }
}
