package chat.client.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real terminal that nobody sits at, on a tmux server of its own. */
public final class Tmux implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final String socket;

  public Tmux(int columns, int rows) throws Exception {
    socket = "chat-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    run("-f", "/dev/null", "new-session", "-d", "-x", "" + columns, "-y", "" + rows, "sh");
  }

  public static boolean isInstalled() {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Presses keys, by tmux's names for them. */
  public void press(String... keys) throws Exception {
    run(command(List.of("send-keys"), keys));
  }

  /** Types text as it is. */
  public void type(String text) throws Exception {
    run("send-keys", "-l", text);
  }

  public void enter(String text) throws Exception {
    type(text);
    press("Enter");
  }

  /** The lines on the screen that are not empty. */
  public List<String> lines() throws Exception {
    return run("capture-pane", "-p").lines().filter(line -> !line.isEmpty()).toList();
  }

  /** Waits until the last line on the screen looks like this. */
  public void awaitLast(String line) throws Exception {
    await(line, lines -> !lines.isEmpty() && lines.getLast().stripTrailing().equals(line));
  }

  public void awaitLine(String line) throws Exception {
    await(line, lines -> lines.contains(line));
  }

  /** Waits until the line that is typed looks like this; the status line is below it. */
  public void awaitTyped(String line) throws Exception {
    await(
        line,
        lines -> lines.size() > 1 && lines.get(lines.size() - 2).stripTrailing().equals(line));
  }

  /** Pastes text as a person does, between the marks of a bracketed paste. */
  public void paste(String text) throws Exception {
    run("set-buffer", "--", text);
    run("paste-buffer", "-p");
  }

  /** Keeps from now on all that is sent to the terminal in {@code file}. */
  public void record(Path file) throws Exception {
    run("pipe-pane", "cat > '" + file + "'");
  }

  /** Changes the size of the window. */
  public void resize(int columns, int rows) throws Exception {
    run("resize-window", "-x", "" + columns, "-y", "" + rows);
  }

  @Override
  public void close() throws IOException {
    try {
      run("kill-server");
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Waits until the screen is as it should be. */
  public void await(String what, Predicate<List<String>> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.test(lines())) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("expected '" + what + "', but saw\n" + String.join("\n", lines()));
      }
    }
  }

  private static String[] command(List<String> start, String... rest) {
    List<String> command = new ArrayList<>(start);
    command.addAll(List.of(rest));
    return command.toArray(String[]::new);
  }

  private String run(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", socket));
    command.addAll(List.of(args));
    Process tmux = new ProcessBuilder(command).redirectErrorStream(true).start();
    tmux.getOutputStream().close();
    String output = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tmux.waitFor() != 0) {
      throw new IOException("tmux: " + output);
    }
    return output;
  }
}
