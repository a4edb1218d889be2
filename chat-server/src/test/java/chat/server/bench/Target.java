package chat.server.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that is measured. It ends when this one does. */
final class Target implements Closeable {
  private static final long PATIENCE_SECONDS = 30;
  private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

  /** What a server's log must not say in a benchmark. */
  private static final Pattern COMPLAINT =
      Pattern.compile("relay\\.(dropped|failed|receive_failed)|unexpected|\\bERROR\\b|\\bWARN");

  private final Process process;
  private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Thread ending;

  private Target(Process process) {
    this.process = process;
    this.ending = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(ending);
    follow(process.getInputStream(), out::add);
    follow(process.getErrorStream(), this::complain);
  }

  static Target start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("CHAT_") || name.endsWith("JAVA_OPTIONS"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new Target(builder.start());
  }

  /** The java that this runs on. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Waits for a line of its standard output with this in it. */
  Matcher await(Pattern wanted) throws IOException, InterruptedException {
    while (true) {
      String line = out.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new IOException("the process does not start; it said " + complaints);
      }
      Matcher found = wanted.matcher(line);
      if (found.find()) {
        return found;
      }
    }
  }

  Writer in() {
    return process.outputWriter(StandardCharsets.UTF_8);
  }

  CpuTime cpuTime() throws IOException {
    return CpuTime.of(process.toHandle());
  }

  /** Kibibytes of memory that are its own now; 0 where the system does not tell. */
  long residentKib() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.exists(status) ? residentKib(Files.readString(status)) : 0;
  }

  /** The resident memory in a {@code status}. */
  static long residentKib(String status) {
    Matcher found = RSS.matcher(status);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  /** Its threads whose names begin like this. */
  Labour labour(String name) throws IOException {
    return Labour.of(process.pid(), name);
  }

  long pid() {
    return process.pid();
  }

  /** What it has complained about since the last time this was asked. */
  List<String> complaints() {
    List<String> all = List.copyOf(complaints);
    complaints.removeAll(all);
    return all;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    Runtime.getRuntime().removeShutdownHook(ending);
  }

  private void complain(String line) {
    if (COMPLAINT.matcher(line).find()) {
      complaints.add(line);
    }
  }

  private static void follow(InputStream stream, Consumer<String> each) {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().start(() -> reader.lines().forEach(each));
  }
}
