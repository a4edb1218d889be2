package chat.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long START = 5_000;

  @Test
  void aFloodKeepsSoManyOpen() {
    Pace flood = new Pace.Flood(64);

    assertThat(flood.mayAnother(START, 63)).isTrue();
    assertThat(flood.mayAnother(START, 64)).isFalse();
    assertThat(flood.another(START)).isEqualTo(START);
  }

  @Test
  void whatIsLateCountsFromWhenItWasDue() {
    Pace open = new Pace.Open(1e6, 100, START);

    assertThat(open.another(START + 2_500)).isEqualTo(START);
    assertThat(open.another(START + 2_500)).isEqualTo(START + 1_000);
    assertThat(open.another(START + 2_500)).isEqualTo(START + 2_000);
    assertThat(open.mayAnother(START + 2_999, 0)).isFalse();
    assertThat(open.mayAnother(START + 3_000, 0)).isTrue();
    assertThat(open.mayAnother(START + 3_000, 100)).isFalse();
  }

  @Test
  void aBurstEnds() {
    Pace burst = new Pace.Burst(2);

    burst.another(START);
    assertThat(burst.mayAnother(START, 1)).isTrue();
    burst.another(START);
    assertThat(burst.mayAnother(START, 0)).isFalse();
  }

  @Test
  void mixedSizesAreEven() {
    TextSize sizes = new TextSize.Mixed("");

    assertThat(LongStream.range(1, 182).mapToInt(sizes::of).distinct().count()).isEqualTo(181);
    assertThat(LongStream.range(1, 182).mapToInt(sizes::of).min()).hasValue(20);
    assertThat(sizes.max()).isEqualTo(200);
  }
}
