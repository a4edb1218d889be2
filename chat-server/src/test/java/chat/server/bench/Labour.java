package chat.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Some threads of a process, watched while they work. Only where there is a {@code /proc}. */
record Labour(List<Path> threads) {
  /** Often enough to tell a hundredth of what is watched, and seldom enough to disturb it less. */
  private static final int LOOK_MILLIS = 2;

  /** Who has not worked for so many looks has finished. */
  private static final int RESTS = 15;

  /** Keeps a list of its own. */
  Labour {
    threads = List.copyOf(threads);
  }

  /** The threads of this process whose names begin like this. */
  static Labour of(long pid, String name) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path task : tasks.toList()) {
        if (Files.readString(task.resolve("comm")).startsWith(name)) {
          found.add(task.resolve("schedstat"));
        }
      }
    }
    return new Labour(found);
  }

  /** Sleeps until they have finished what they are doing, and answers when that was. */
  long finished() throws IOException, InterruptedException {
    long looked = System.nanoTime();
    long worked = looked;
    long before = nanos();
    for (int rests = 0; rests < RESTS; rests++) {
      Thread.sleep(LOOK_MILLIS);
      long now = System.nanoTime();
      long after = nanos();
      if (after - before > (now - looked) / 10) {
        worked = now;
        rests = 0;
      }
      before = after;
      looked = now;
    }
    return worked;
  }

  private long nanos() throws IOException {
    long sum = 0;
    for (Path thread : threads) {
      sum += CpuTime.nanos(Files.readString(thread));
    }
    return sum;
  }
}
