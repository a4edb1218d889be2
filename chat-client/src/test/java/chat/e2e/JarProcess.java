package chat.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One of the two real jars, started by whatever {@code java} is on the PATH, as a person would. */
final class JarProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final Path SERVER = Path.of("..", "chat-server", "target", "chat-server.jar");
  private static final Path CLIENT = Path.of("target", "chat-client.jar");
  private static final Path STATE = Path.of("target", "e2e-state").toAbsolutePath();

  private final Process process;
  private final Writer in;
  private final BlockingQueue<String> out;
  private final BlockingQueue<String> err;
  private final List<String> seen = new ArrayList<>();

  private JarProcess(Process process) {
    this.process = process;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = lines(process.getInputStream());
    this.err = lines(process.getErrorStream());
  }

  static JarProcess server(String... options) throws IOException {
    return start("java", SERVER, options);
  }

  static JarProcess client(String... options) throws IOException {
    return start("java", CLIENT, options);
  }

  /** Without the detour by an older Java. */
  static JarProcess serverOnThisJava(String... options) throws IOException {
    return start(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), SERVER, options);
  }

  /** A line of shell in which {@code $CLIENT} is the client's jar. */
  static JarProcess shell(String line) throws IOException {
    return start(List.of("sh", "-c", line));
  }

  private static JarProcess start(String java, Path jar, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(java, "-jar", jar.toString()));
    command.addAll(List.of(options));
    return start(command);
  }

  private static JarProcess start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("CHAT_"));
    builder.environment().put("CLIENT", CLIENT.toString());
    // What the clients keep is nothing for the home of whoever runs the tests.
    builder.environment().put("XDG_STATE_HOME", STATE.toString());
    builder.environment().put("XDG_CONFIG_HOME", STATE.toString());
    return new JarProcess(builder.start());
  }

  void type(String line) throws IOException {
    in.write(line);
    in.write('\n');
    in.flush();
  }

  void endInput() throws IOException {
    in.close();
  }

  /** Waits for such a line on standard output. */
  String hears(Predicate<String> wanted) throws InterruptedException {
    return await(out, "standard output", wanted);
  }

  /** Waits for such a line on standard error. */
  String isTold(Predicate<String> wanted) throws InterruptedException {
    return await(err, "standard error", wanted);
  }

  /** Sends a signal to this process alone, as {@code kill} does. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Kills it, and what it has started, as a crash would. */
  void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it said " + everything());
    }
    return process.exitValue();
  }

  /** All lines of both outputs that nobody has waited for, and all that were passed over. */
  List<String> everything() {
    List<String> all = new ArrayList<>(seen);
    out.drainTo(all);
    err.drainTo(all);
    return all;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private String await(BlockingQueue<String> lines, String where, Predicate<String> wanted)
      throws InterruptedException {
    while (true) {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("waited in vain on " + where + "; it said " + everything());
      }
      seen.add(line);
      if (wanted.test(line)) {
        return line;
      }
    }
  }

  private static BlockingQueue<String> lines(InputStream stream) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    Thread.ofVirtual().start(() -> reader.lines().forEach(lines::add));
    return lines;
  }
}
