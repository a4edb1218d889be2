package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chat.testkit.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000;

  private static int taken(TokenBucket bucket, long now, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += bucket.tryTake(now, 1) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aBurstAtOnceThenThePace() {
    TokenBucket bucket = new TokenBucket(new Rate(30, 5), 0);
    assertThat(taken(bucket, 0, 100)).isEqualTo(30);
    assertThat(taken(bucket, SECOND, 100)).isEqualTo(5);
    assertThat(taken(bucket, SECOND, 100)).isZero();
    assertThat(taken(bucket, 100 * SECOND, 100)).isEqualTo(30);
  }

  @Test
  void whatIsRefusedCostsNothing() {
    TokenBucket bucket = new TokenBucket(new Rate(3, 1), 0);
    assertThat(bucket.tryTake(0, 2)).isTrue();
    assertThat(bucket.tryTake(0, 2)).isFalse();
    assertThat(bucket.tryTake(0, 1)).isTrue();
  }

  @Test
  void whatIsGivenBackIsThereAgainButNotMore() {
    TokenBucket bucket = new TokenBucket(new Rate(2, 1), 0);
    assertThat(taken(bucket, 0, 9)).isEqualTo(2);
    bucket.giveBack(1);
    assertThat(taken(bucket, 0, 9)).isEqualTo(1);
    bucket.giveBack(5);
    assertThat(taken(bucket, 0, 9)).isEqualTo(2);
  }

  @Test
  void isFullAgainWhenAllCameBack() {
    TokenBucket bucket = new TokenBucket(new Rate(10, 5), 0);
    assertThat(bucket.isFull(0)).isTrue();
    assertThat(bucket.tryTake(0, 5)).isTrue();
    assertThat(bucket.isFull(0)).isFalse();
    assertThat(bucket.isFull(SECOND - 1)).isFalse();
    assertThat(bucket.isFull(SECOND)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 999, 1_000_003})
  void tinyIntervalsLoseNothing(long step) {
    TokenBucket bucket = new TokenBucket(new Rate(5, 5 / 60.0), 0);
    assertThat(taken(bucket, 0, 5)).isEqualTo(5);
    long now = 0;
    for (int i = 0; i < 1_000_000; i++) {
      now += step;
      assertThat(bucket.isFull(now)).isEqualTo(now >= 60 * SECOND);
    }
    long wait = bucket.nanosUntil(now, 5);
    assertThat((double) now + wait).isCloseTo(Math.max(now, 60e9), within(1e5));
  }

  @Test
  void aClockThatStandsOrIsFarOffHarmsNothing() {
    TokenBucket bucket = new TokenBucket(new Rate(2, 1), Long.MAX_VALUE - SECOND);
    assertThat(taken(bucket, Long.MAX_VALUE - SECOND, 9)).isEqualTo(2);
    // The clock's origin is arbitrary, so it may pass from the largest number to the smallest.
    assertThat(taken(bucket, Long.MIN_VALUE + SECOND, 9)).isEqualTo(2);
    assertThat(taken(bucket, Long.MIN_VALUE, 9)).isZero();
  }

  @Test
  void whatCostsMoreThanTheBurstWaitsForAllOfItAndLeavesADebt() {
    TokenBucket bucket = new TokenBucket(new Rate(30, 5), 0);
    assertThat(bucket.tryTake(0, 1)).isTrue();
    assertThat(bucket.tryTake(0, 40)).isFalse();
    long full = bucket.nanosUntil(0, 40);
    assertThat(full).isEqualTo(SECOND / 5);
    assertThat(bucket.tryTake(full, 40)).isTrue();
    assertThat(bucket.tryTake(full + 2 * SECOND, 1)).isFalse();
    assertThat(bucket.tryTake(full + 2 * SECOND + SECOND / 5, 1)).isTrue();
  }

  @Test
  void whoWaitsAsLongAsItSaysIsServed() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 20_000; i++) {
            Rate rate = new Rate(random.nextInt(1, 200), random.nextDouble(0.01, 500));
            long now = random.nextLong(SECOND);
            TokenBucket bucket = new TokenBucket(rate, now);
            for (int j = 0; j < 5; j++) {
              int cost = random.nextInt(1, 2 * rate.burst());
              long wait = bucket.nanosUntil(now, cost);
              assertThat(bucket.tryTake(now, cost)).isEqualTo(wait == 0);
              if (wait > 0) {
                now += wait;
                assertThat(bucket.tryTake(now, cost)).as("%s after %s", rate, wait).isTrue();
              }
              now += random.nextLong(SECOND);
            }
          }
        });
  }

  @Test
  void theWholeBurstIsThereHoweverThePaceIsRounded() {
    for (double perSecond : new double[] {3, 7, 0.3, 11.1, 999.9, 1e8, 1e-9, 1e-300, 1e300}) {
      TokenBucket bucket = new TokenBucket(new Rate(30, perSecond), 0);
      assertThat(taken(bucket, 0, 30)).as("at %s", perSecond).isEqualTo(30);
      assertThat(bucket.isFull(0)).isEqualTo(perSecond == 1e300);
    }
  }

  @Test
  void neverGivesMoreThanBurstAndPace() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 200; i++) {
            Rate rate = new Rate(random.nextInt(1, 50), random.nextDouble(0.1, 100));
            TokenBucket bucket = new TokenBucket(rate, 0);
            long now = 0;
            int given = 0;
            for (int j = 0; j < 500; j++) {
              now += random.nextLong(SECOND / 10);
              given += bucket.tryTake(now, 1) ? 1 : 0;
              assertThat((double) given)
                  .isLessThan(rate.burst() + now / 1e9 * rate.perSecond() + 1e-3);
            }
          }
        });
  }
}
