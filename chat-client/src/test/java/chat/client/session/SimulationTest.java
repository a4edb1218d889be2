package chat.client.session;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Nothing lost, nothing twice, one order for all, whatever the network does: many evenings in a
 * room, each drawn from a seed.
 *
 * <p>{@code -Dsim.seeds=N} says how many, {@code -Dsim.from=N} where they begin; {@code
 * -Dsim.seed=N} lives through one alone and tells its whole story.
 */
class SimulationTest {
  private static final long SEEDS = Long.getLong("sim.seeds", 2_000);
  private static final long FROM = Long.getLong("sim.from", 1);

  @Test
  void allIsWellInTheEnd() {
    Long only = Long.getLong("sim.seed");
    if (only != null) {
      SimRoom.live(only, SimStory.toldTo(System.out::println), SimFault.NONE);
      return;
    }
    LongStream.range(FROM, FROM + SEEDS).parallel().forEach(SimulationTest::live);
  }

  private static void live(long seed) {
    try {
      SimRoom.live(seed, SimStory.UNTOLD, SimFault.NONE);
    } catch (Throwable e) {
      throw new AssertionError(
          """
          seed %d failed: %s
          its story: mvn -q test -Dtest=SimulationTest -Dsim.seed=%d \
          -Dsurefire.failIfNoSpecifiedTests=false\
          """
              .formatted(seed, e.getMessage(), seed),
          e);
    }
  }
}
