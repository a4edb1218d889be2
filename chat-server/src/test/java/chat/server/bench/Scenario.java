package chat.server.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Something to measure. */
interface Scenario {
  /** What it is called on the command line. */
  String name();

  /** Why it cannot take place, if it cannot: a sentence. */
  default Optional<String> obstacle(Stage stage) throws IOException, InterruptedException {
    return Optional.empty();
  }

  /**
   * Starts and warms what it takes, and answers what is to be measured, again and again in turn.
   * The others are compared with the first.
   */
  List<Lane> lanes(Stage stage, Rehearsal rehearsal) throws IOException, InterruptedException;
}
