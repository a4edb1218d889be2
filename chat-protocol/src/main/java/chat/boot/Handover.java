package chat.boot;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs this jar again on a newer Java and stands aside: same terminal, same arguments, same JVM
 * options, same exit code.
 */
final class Handover {
  private static final String PARENT = "chat.boot.parent";
  private static final int INTERNAL_ERROR = 1;
  private static final int TERMINATED = 143;
  private static final long OWN_SIGNAL_MILLIS = 500;

  private Handover() {}

  /** Starts the newer Java, waits for it, and answers its exit code. */
  static int to(Jdk jdk, String[] args) {
    try {
      Process child = new ProcessBuilder(command(jdk, args)).inheritIO().start();
      Thread hook = new Thread(() -> endWith(child), "handover-stop");
      Runtime.getRuntime().addShutdownHook(hook);
      passOnInterrupts(child);
      int code = child.waitFor();
      // Still in place, the hook would wait for nothing but tell nobody the code either.
      Runtime.getRuntime().removeShutdownHook(hook);
      return code;
    } catch (IllegalStateException e) {
      return INTERNAL_ERROR;
    } catch (IOException | URISyntaxException e) {
      System.err.println("Java at " + jdk.java() + " cannot be started: " + e.getMessage());
      return INTERNAL_ERROR;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERNAL_ERROR;
    }
  }

  /** In the newer Java: ends when the older one is gone, even if it was killed outright. */
  static void endWithParent() {
    String parent = System.getProperty(PARENT);
    if (parent != null) {
      ProcessHandle.of(Long.parseLong(parent)).ifPresent(Handover::endWith);
    }
  }

  private static void endWith(ProcessHandle parent) {
    var unused = parent.onExit().thenRun(() -> System.exit(TERMINATED));
  }

  private static List<String> command(Jdk jdk, String[] args) throws URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      // A debugger's port can be bound only once.
      if (!option.startsWith("-agentlib:jdwp") && !option.startsWith("-Xrunjdwp")) {
        command.add(option);
      }
    }
    command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
    command.add("-jar");
    command.add(Boot.jar().toString());
    command.addAll(List.of(args));
    return command;
  }

  /** SIGTERM here is SIGTERM there; this process ends with the code that the other ends with. */
  private static void endWith(Process child) {
    child.destroy();
    try {
      Runtime.getRuntime().halt(child.waitFor());
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(TERMINATED);
    }
  }

  /**
   * A terminal's Ctrl-C reaches both processes, and only the other one may act on it: so this one
   * needs a handler that does nothing (to ignore the signal would be inherited). A signal that was
   * sent to this process alone leaves the other one running, and is passed on.
   *
   * <p>By reflection, because javac warns of {@code sun.misc.Signal} whatever one tells it.
   */
  private static void passOnInterrupts(Process child) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object passOn =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                passOnInterrupt(child);
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), passOn);
    } catch (ReflectiveOperationException e) {
      // Without the handler a Ctrl-C ends both at once: less polite, and still an end.
      return;
    }
  }

  // Only a Java before 22 has no console when it is piped; from 22 to 24 the signal is not passed
  // on.
  @SuppressWarnings("SystemConsoleNull")
  private static void passOnInterrupt(Process child) throws IOException, InterruptedException {
    if (System.console() == null && !child.waitFor(OWN_SIGNAL_MILLIS, TimeUnit.MILLISECONDS)) {
      new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start();
    }
  }
}
