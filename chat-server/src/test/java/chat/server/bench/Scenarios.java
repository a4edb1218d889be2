package chat.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All there are, in the order in which they run. */
final class Scenarios {
  private static final TextSize SMALL = new TextSize.Fixed(64, "");

  /** What fits into a SAY is 3,819 bytes; the same for all, so that they can be compared. */
  private static final List<TextSize> SIZES =
      List.of(
          SMALL,
          new TextSize.Mixed("-mixed"),
          new TextSize.Fixed(512, "-512"),
          new TextSize.Fixed(3800, "-4k"));

  private static final List<Shape> AUDIENCES =
      List.of(Shape.audience(1), Shape.audience(10), Shape.audience(100), Shape.audience(1000));

  private static final Shape MANY_ROOMS = Shape.rooms(100, 10);
  private static final Shape LARGE_ROOMS = Shape.rooms(10, 100);

  private Scenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (Tongues tongues : Tongues.values()) {
      for (TextSize sizes : SIZES) {
        AUDIENCES.forEach(shape -> all.add(new FloodScenario(shape, tongues, sizes)));
        all.add(new FloodScenario(MANY_ROOMS, tongues, sizes));
      }
    }
    for (Tongues tongues : Tongues.values()) {
      AUDIENCES.forEach(shape -> all.add(new OpenScenario(shape, tongues, SMALL)));
      all.add(new OpenScenario(MANY_ROOMS, tongues, SMALL));
    }
    AUDIENCES.forEach(shape -> all.add(new PaceScenario(shape, SMALL)));
    AUDIENCES.forEach(shape -> all.add(new AbreastScenario(shape, SMALL)));
    for (Tongues tongues : List.of(Tongues.PLAIN, Tongues.LOG)) {
      all.add(new QuietScenario(tongues, SMALL));
      all.add(new ThreadsScenario(MANY_ROOMS, tongues, SMALL));
      all.add(new DrainScenario(LARGE_ROOMS, tongues, SMALL));
    }
    AUDIENCES.forEach(shape -> all.add(new BurstScenario(shape, SMALL)));
    return all;
  }

  /** Those whose names are like one of these, in which an asterisk stands for anything. */
  static List<Scenario> like(List<String> names) {
    List<Pattern> wanted =
        names.stream()
            .map(name -> Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q")))
            .toList();
    return all().stream()
        .filter(each -> wanted.stream().anyMatch(like -> like.matcher(each.name()).matches()))
        .toList();
  }
}
