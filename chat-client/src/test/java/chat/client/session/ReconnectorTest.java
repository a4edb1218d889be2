package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.EntryRequest.Way;
import chat.client.session.Reconnector.Step;
import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ReconnectorTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = Long.MAX_VALUE - 3 * SECOND;

  private static EntryRequest request(Way way) {
    return new EntryRequest(
        way, new RoomName("ops"), new UserName("al"), Optional.of(new Password("pw")));
  }

  private static Refused refused(StatusCode status) {
    return new Refused(status, "");
  }

  private Reconnector lost(Way way) {
    Reconnector reconnector = new Reconnector(request(way), now - Reconnector.STEADY);
    reconnector.lost(now);
    return reconnector;
  }

  /** Waits as long as it is told to, in whole seconds, and takes what it is told to try. */
  private long waits(Reconnector reconnector) {
    long begin = now;
    while (reconnector.step(now) instanceof Step.Wait(long nanos)) {
      assertThat(nanos).isPositive();
      now += nanos;
    }
    return (now - begin) / SECOND;
  }

  @Test
  void thePausesGrowToHalfAMinute() {
    Reconnector reconnector = lost(Way.JOIN);
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      pauses.add(waits(reconnector));
      assertThat(reconnector.step(now)).isEqualTo(new Step.Try(request(Way.JOIN)));
      reconnector.unanswered(now);
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void whoHurriesTriesAtOnce() {
    Reconnector reconnector = lost(Way.CREATE);
    assertThat(reconnector.step(now)).isEqualTo(new Step.Wait(SECOND));
    reconnector.hurry(now);
    assertThat(reconnector.step(now)).isEqualTo(new Step.Try(request(Way.CREATE)));
  }

  @Test
  void whoHurriesInVainWaitsNoLongerThanBefore() {
    Reconnector reconnector = lost(Way.JOIN);
    long began = now;
    for (int i = 0; i < 5; i++) {
      reconnector.hurry(now);
      assertThat(reconnector.step(now)).isEqualTo(new Step.Try(request(Way.JOIN)));
      reconnector.unanswered(now);
      assertThat(reconnector.step(now)).isEqualTo(new Step.Wait(SECOND));
    }
    assertThat(waits(reconnector)).isEqualTo(1);
    assertThat(now).isEqualTo(began + SECOND);
    reconnector.unanswered(now);
    assertThat(waits(reconnector)).isEqualTo(2);
  }

  @Test
  void whoHurriesAndIsRefusedWaitsForTheOthersAsEver() {
    Reconnector reconnector = lost(Way.JOIN);
    for (int i = 0; i < 5; i++) {
      waits(reconnector);
      reconnector.unanswered(now);
    }
    reconnector.hurry(now);
    reconnector.refused(now, new Refused(StatusCode.Known.NO_SUCH_ROOM, ""));

    assertThat(waits(reconnector)).isEqualTo(Reconnector.PAUSE_REFUSED_MAX / SECOND);
  }

  @Test
  void aRoomThatLosesUsAtOnceIsNotAskedAgainAtOnce() {
    Reconnector reconnector = lost(Way.JOIN);
    assertThat(waits(reconnector)).isEqualTo(1);
    reconnector.entered(now);
    reconnector.lost(now + SECOND);
    now += SECOND;
    assertThat(waits(reconnector)).isEqualTo(2);
    reconnector.entered(now);
    now += Reconnector.STEADY;
    reconnector.lost(now);
    assertThat(waits(reconnector)).isEqualTo(1);
  }

  @Test
  void aNameThatIsTakenIsTriedForTwoMinutesEachFewSeconds() {
    Reconnector reconnector = lost(Way.JOIN);
    waits(reconnector);
    long first = now;
    long latest = 0;
    while (reconnector.step(now) instanceof Step.Try) {
      latest = now;
      reconnector.refused(now, refused(StatusCode.Known.NAME_TAKEN));
      assertThat(waits(reconnector)).isLessThanOrEqualTo(5);
    }
    assertThat(reconnector.step(now))
        .isEqualTo(new Step.GiveUp(refused(StatusCode.Known.NAME_TAKEN)));
    assertThat(latest - first).isGreaterThanOrEqualTo(120 * SECOND).isLessThan(126 * SECOND);
  }

  @Test
  void aServerThatWasGoneForLongIsBelievedOnlyTwoMinutesAfterItsFirstNo() {
    Reconnector reconnector = lost(Way.JOIN);
    for (int i = 0; i < 30; i++) {
      waits(reconnector);
      reconnector.unanswered(now);
    }
    waits(reconnector);
    reconnector.refused(now, refused(StatusCode.Known.NO_SUCH_ROOM));
    assertThat(reconnector.step(now)).isInstanceOf(Step.Wait.class);
  }

  @Test
  void aHostJoinsARoomThatIsStillThereAfterTwentySeconds() {
    Reconnector reconnector = lost(Way.CREATE);
    final long lostAt = now;
    waits(reconnector);
    while (reconnector.step(now).equals(new Step.Try(request(Way.CREATE)))) {
      reconnector.refused(now, refused(StatusCode.Known.ROOM_EXISTS));
      waits(reconnector);
    }
    assertThat(now - lostAt).isEqualTo(20 * SECOND);
    assertThat(reconnector.step(now)).isEqualTo(new Step.Try(request(Way.JOIN)));
    reconnector.refused(now, refused(StatusCode.Known.NO_SUCH_ROOM));
    waits(reconnector);
    assertThat(reconnector.step(now)).isEqualTo(new Step.Try(request(Way.CREATE)));
  }

  @ParameterizedTest
  @EnumSource(
      value = StatusCode.Known.class,
      names = {"SLOW_DOWN", "SHUTTING_DOWN", "NAME_TAKEN", "FULL", "ROOM_EXISTS", "NO_SUCH_ROOM"},
      mode = Mode.EXCLUDE)
  void whatCannotChangeEndsIt(StatusCode.Known status) {
    Reconnector reconnector = lost(Way.JOIN);
    reconnector.refused(now, refused(status));
    assertThat(reconnector.step(now)).isEqualTo(new Step.GiveUp(refused(status)));
  }

  @Test
  void neverAsksForAnythingButTheSamePlace() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      Way way = random.nextBoolean() ? Way.CREATE : Way.JOIN;
      Reconnector reconnector = lost(way);
      for (int j = 0; j < 40 && !(reconnector.step(now) instanceof Step.GiveUp); j++) {
        long waited = waits(reconnector);
        assertThat(waited).as("seed %d", seed).isLessThanOrEqualTo(30);
        if (reconnector.step(now) instanceof Step.Try(EntryRequest asked)) {
          assertThat(asked)
              .as("seed %d", seed)
              .isIn(request(way), way == Way.CREATE ? request(Way.JOIN) : request(way));
        }
        switch (random.nextInt(4)) {
          case 0 -> reconnector.unanswered(now);
          case 1 -> {
            reconnector.entered(now);
            now += random.nextLong(60 * SECOND);
            reconnector.lost(now);
          }
          default -> {
            StatusCode.Known[] all = StatusCode.Known.values();
            reconnector.refused(now, refused(all[random.nextInt(all.length)]));
          }
        }
      }
    }
  }
}
