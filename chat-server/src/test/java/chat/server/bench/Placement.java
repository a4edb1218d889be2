package chat.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processors who runs on. Where there are two or more, and {@code taskset}, the target has
 * the first for itself and the driver the last; elsewhere the system decides.
 */
final class Placement {
  private final int processors;
  private final boolean possible;

  private Placement(int processors, boolean possible) {
    this.processors = processors;
    this.possible = possible;
  }

  static Placement ofThisMachine() throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Placement(processors, processors > 1 && runs("taskset", "--version"));
  }

  /** Moves all threads of this process to the last processor. */
  void moveDriver() throws InterruptedException, IOException {
    if (possible
        && !runs("taskset", "-acp", last(), Long.toString(ProcessHandle.current().pid()))) {
      throw new IOException("taskset cannot move this process to processor " + last());
    }
  }

  /** The command, on the first processor. */
  List<String> onOne(List<String> command) {
    return on("0", command);
  }

  /** The command, on as many processors as the driver leaves; on all, where that would be one. */
  List<String> onMany(List<String> command) {
    return on("0-" + (hasManyForTarget() ? processors - 2 : processors - 1), command);
  }

  /** Whether a target can have two processors that the driver does not use. */
  boolean hasManyForTarget() {
    return processors > 2;
  }

  /** In one sentence. */
  String describe() {
    return possible
        ? "Of %d processors the target has the first, the driver the last.".formatted(processors)
        : "Target and driver run wherever the system puts them on %d processors."
            .formatted(processors);
  }

  private String last() {
    return Integer.toString(processors - 1);
  }

  private List<String> on(String which, List<String> command) {
    if (!possible) {
      return command;
    }
    List<String> placed = new ArrayList<>(List.of("taskset", "-c", which));
    placed.addAll(command);
    return placed;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
