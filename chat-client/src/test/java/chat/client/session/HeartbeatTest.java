package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final long EVERY = Duration.ofSeconds(5).toNanos();
  private static final long START = 1_000;

  private final Heartbeat heartbeat = new Heartbeat(EVERY, new RoundTrip(), START);

  @Test
  void theFirstIsDueAtOnceAndRepeatedUntilItIsAnswered() {
    assertThat(heartbeat.isDue(START)).isTrue();
    heartbeat.sent(START);
    assertThat(heartbeat.isDue(START + Heartbeat.AGAIN - 1)).isFalse();
    assertThat(heartbeat.nanosUntilDue(START)).isEqualTo(Heartbeat.AGAIN);

    long again = START + Heartbeat.AGAIN;
    heartbeat.sent(again);
    heartbeat.head(again + 1);
    assertThat(heartbeat.nanosUntilDue(again + 1))
        .as("counted from the first of them")
        .isEqualTo(START + EVERY - again - 1);
  }

  @Test
  void headThatComesLateIsNoAnswer() {
    heartbeat.sent(START);
    heartbeat.head(START + RoundTrip.TIMEOUT_FIRST + 1);

    assertThat(heartbeat.isDue(START + Heartbeat.AGAIN)).isTrue();
  }

  @Test
  void whatShowsThatWeWereHeardIsAsGoodAsAnAnswer() {
    heartbeat.sent(START);
    heartbeat.answered(START + 10);

    assertThat(heartbeat.nanosUntilDue(START + 10)).isEqualTo(EVERY);
  }

  @Test
  void whoCallsInVainIsLost() {
    heartbeat.heard(START + 100);
    heartbeat.sent(START + 200);
    assertThat(heartbeat.isLost(START + 200 + EVERY - 1)).isFalse();
    assertThat(heartbeat.isLost(START + 200 + EVERY)).isTrue();

    heartbeat.heard(START + 300);
    assertThat(heartbeat.isLost(START + 200 + EVERY)).isFalse();
    assertThat(heartbeat.isLost(START + 300 + EVERY)).isTrue();
  }

  @Test
  void whoDoesNotCallIsNotLostHoweverQuietItIs() {
    assertThat(heartbeat.isLost(START + 10 * EVERY)).isFalse();
    assertThat(heartbeat.quiet(START + EVERY)).isEmpty();
    assertThat(heartbeat.quiet(START + 2 * EVERY)).hasValue(2 * EVERY);
  }

  @Test
  void afterABreakItBeginsAnew() {
    heartbeat.sent(START);
    heartbeat.resume(START + 3 * EVERY);

    assertThat(heartbeat.isDue(START + 3 * EVERY)).isTrue();
    assertThat(heartbeat.isLost(START + 5 * EVERY)).isFalse();
    assertThat(heartbeat.quiet(START + 3 * EVERY)).isEmpty();
  }
}
