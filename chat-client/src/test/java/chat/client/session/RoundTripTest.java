package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private final RoundTrip roundTrip = new RoundTrip();

  @Test
  void beforeTheFirstAnswerItGuesses() {
    assertThat(roundTrip.timeout()).isEqualTo(RoundTrip.TIMEOUT_FIRST);
  }

  @Test
  void theFirstAnswerCountsForItselfAndHalfOfItForDoubt() {
    roundTrip.measured(millis(100));

    assertThat(roundTrip.smoothed()).isEqualTo(millis(100));
    assertThat(roundTrip.timeout()).isEqualTo(millis(300));
  }

  @Test
  void laterAnswersCountForAnEighth() {
    roundTrip.measured(millis(100));
    roundTrip.measured(millis(180));

    assertThat(roundTrip.smoothed()).isEqualTo(millis(110));
  }

  @Test
  void howeverFastTheAnswersComeItWaitsAMoment() {
    for (int i = 0; i < 100; i++) {
      roundTrip.measured(1);
    }

    assertThat(roundTrip.timeout()).isEqualTo(RoundTrip.TIMEOUT_MIN);
  }

  @Test
  void fourRepeatsGoAtOnePaceThenThePausesGrow() {
    roundTrip.measured(millis(100));

    assertThat(roundTrip.timeout(1)).isEqualTo(millis(300));
    assertThat(roundTrip.timeout(4)).isEqualTo(millis(300));
    assertThat(roundTrip.timeout(5)).isEqualTo(millis(450));
    assertThat(roundTrip.timeout(6)).isEqualTo(millis(675));
  }

  @Test
  void noPauseIsLongerThanTheLongest() {
    assertThat(roundTrip.timeout(1_000_000)).isEqualTo(RoundTrip.TIMEOUT_MAX);
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
