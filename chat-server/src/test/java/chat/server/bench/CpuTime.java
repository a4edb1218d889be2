package chat.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the threads of a process have been on a processor, by the system's own accounting:
 * nanoseconds of each thread on Linux, and what the system tells of the process elsewhere.
 *
 * @param threads nanoseconds by thread
 */
record CpuTime(Map<String, Long> threads) {
  private static final String WHOLE = "all";

  /** Keeps a map of its own. */
  CpuTime {
    threads = Map.copyOf(threads);
  }

  static CpuTime of(ProcessHandle process) throws IOException {
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    if (!Files.isDirectory(tasks)) {
      return new CpuTime(
          Map.of(WHOLE, process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L)));
    }
    Map<String, Long> threads = new HashMap<>();
    try (Stream<Path> all = Files.list(tasks)) {
      for (Path task : all.toList()) {
        readIfAlive(task)
            .ifPresent(line -> threads.put(task.getFileName().toString(), nanos(line)));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new CpuTime(threads);
  }

  /**
   * How much more that is than {@code before}. A thread that has ended meanwhile takes its last
   * moments with it: in a warm process that is next to nothing.
   */
  long since(CpuTime before) {
    return threads.entrySet().stream()
        .mapToLong(each -> each.getValue() - before.threads().getOrDefault(each.getKey(), 0L))
        .sum();
  }

  /** The first number of a {@code schedstat}: nanoseconds on a processor. */
  static long nanos(String schedstat) {
    return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
  }

  private static Optional<String> readIfAlive(Path task) {
    try {
      return Optional.of(Files.readString(task.resolve("schedstat")));
    } catch (IOException e) {
      // The thread has ended between the listing and the reading.
      return Optional.empty();
    }
  }
}
