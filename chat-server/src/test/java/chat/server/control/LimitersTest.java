package chat.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import chat.server.control.ConnectionLimiter.Verdict;
import chat.server.room.HostAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitersTest {
  private static final HostAddress LOOPBACK = host(127, 1);
  private static final HostAddress SOMEBODY = host(10, 1);
  private static final HostAddress ANOTHER = host(10, 2);

  @Test
  void connectionsAreCountedByAddressAndInAll() {
    ConnectionLimiter limiter = new ConnectionLimiter(4, 2);

    assertThat(limiter.enter(SOMEBODY)).isEqualTo(Verdict.WELCOME);
    assertThat(limiter.enter(SOMEBODY)).isEqualTo(Verdict.WELCOME);
    assertThat(limiter.enter(SOMEBODY)).isEqualTo(Verdict.ADDRESS_FULL);
    assertThat(limiter.enter(ANOTHER)).isEqualTo(Verdict.WELCOME);
    assertThat(limiter.enter(LOOPBACK)).isEqualTo(Verdict.WELCOME);
    assertThat(limiter.enter(LOOPBACK)).isEqualTo(Verdict.SERVER_FULL);

    limiter.leave(SOMEBODY);
    assertThat(limiter.enter(SOMEBODY)).isEqualTo(Verdict.WELCOME);
  }

  @Test
  void theLoopbackHasNoLimitOfItsOwn() {
    ConnectionLimiter limiter = new ConnectionLimiter(100, 1);

    for (int i = 0; i < 100; i++) {
      assertThat(limiter.enter(LOOPBACK)).isEqualTo(Verdict.WELCOME);
    }
  }

  @Test
  void wrongPasswordsRunOutAndComeBackWithTime() {
    GuessLimiter limiter = new GuessLimiter(3);

    for (int i = 0; i < 3; i++) {
      assertThat(limiter.mayTry(0, SOMEBODY)).isTrue();
    }
    assertThat(limiter.mayTry(0, SOMEBODY)).isFalse();
    assertThat(limiter.mayTry(0, ANOTHER)).isTrue();
    assertThat(limiter.mayTry(Duration.ofSeconds(20).toNanos(), SOMEBODY)).isTrue();
    assertThat(limiter.mayTry(Duration.ofSeconds(20).toNanos(), SOMEBODY)).isFalse();
  }

  @Test
  void rightPasswordsDoNotCount() {
    GuessLimiter limiter = new GuessLimiter(1);

    for (int i = 0; i < 100; i++) {
      assertThat(limiter.mayTry(0, SOMEBODY)).isTrue();
      limiter.wasNotWrong(0, SOMEBODY);
    }
  }

  @Test
  void guessesFromHereDoNotCount() {
    GuessLimiter limiter = new GuessLimiter(1);

    for (int i = 0; i < 100; i++) {
      assertThat(limiter.mayTry(0, LOOPBACK)).isTrue();
    }
  }

  private static HostAddress host(int first, int last) {
    return HostAddress.of(new byte[] {(byte) first, 0, 0, (byte) last}, 0);
  }
}
