package chat.testkit;

import java.util.SplittableRandom;

/**
 * Gives a test its random generator. A test that fails names its seed, and {@code -Dchat.seed=N}
 * runs it with that seed again.
 */
public final class Seeds {
  private static final String REPLAY = "chat.seed";

  private Seeds() {}

  /** A test that draws what it needs from one generator. */
  @FunctionalInterface
  public interface Seeded {
    /** Runs once. */
    void run(SplittableRandom random) throws Exception;
  }

  /** Runs the test with the seed of {@code -Dchat.seed}, else with a fresh one. */
  public static void run(Seeded test) {
    run(Long.getLong(REPLAY, new SplittableRandom().nextLong()), test);
  }

  /** Runs the test with this seed. */
  public static void run(long seed, Seeded test) {
    try {
      test.run(new SplittableRandom(seed));
    } catch (Throwable e) {
      throw new AssertionError(
          "failed with the seed of -D%s=%d: %s".formatted(REPLAY, seed, e.getMessage()), e);
    }
  }
}
