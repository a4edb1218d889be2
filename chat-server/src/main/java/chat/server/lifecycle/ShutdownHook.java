package chat.server.lifecycle;

/** Stops the server when the system asks it to: SIGINT (Ctrl-C) and SIGTERM. */
public final class ShutdownHook {
  private static final int OK = 0;

  private ShutdownHook() {}

  /**
   * Runs {@code stop} when the process is asked to end, and then ends it with exit code 0: to stop
   * when told to is no failure, but without the halt the JVM would report the signal.
   */
  public static void install(Runnable stop) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(
                    () -> {
                      stop.run();
                      Runtime.getRuntime().halt(OK);
                    }));
  }
}
