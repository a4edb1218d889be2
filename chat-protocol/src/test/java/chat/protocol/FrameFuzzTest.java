package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.frame.FrameSamples;
import chat.testkit.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each body is a value that survives another way round, or a {@link ProtocolException}. */
class FrameFuzzTest {
  private static final int BODIES = 100_000;

  @Test
  void everyMutatedFrameIsAValueOrRefused() {
    Mutations mutations = new Mutations(FrameSamples.bodies());
    Seeds.run(
        random -> {
          int values = 0;
          for (int i = 0; i < BODIES; i++) {
            values += FrameSamples.isValue(Bytes.of(mutations.next(random))) ? 1 : 0;
          }
          assertThat(values).isBetween(BODIES / 10, BODIES * 9 / 10);
        });
  }

  @Test
  void everyRandomBodyIsAValueOrRefused() {
    Seeds.run(
        random -> {
          int values = 0;
          for (int i = 0; i < BODIES; i++) {
            values += FrameSamples.isValue(noise(random)) ? 1 : 0;
          }
          assertThat(values).isPositive();
        });
  }

  /** Noise of any size that begins like a frame, since any other first byte is refused at once. */
  private static Bytes noise(SplittableRandom random) {
    boolean large = random.nextInt(50) == 0;
    byte[] body = new byte[2 + random.nextInt(large ? ProtocolLimits.CLIENT_DATAGRAM_MAX : 64)];
    random.nextBytes(body);
    body[0] = 0;
    body[1] = (byte) (random.nextInt(8) | (random.nextBoolean() ? 0x80 : 0));
    return Bytes.of(body);
  }
}
