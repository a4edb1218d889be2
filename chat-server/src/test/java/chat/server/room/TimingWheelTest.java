package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.testkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimingWheelTest {
  private static final Duration ALLOWED = Duration.ofSeconds(15);
  private static final long LATEST = ALLOWED.toNanos();
  private static final int STEPS = 5_000;

  private final TimingWheel wheel = new TimingWheel(ALLOWED);
  private final Room room = Rooms.emptyRoom("attic");

  @Test
  void whoIsSilentIsOverdueWhenTheTimeHasPassed() {
    Member alice = Rooms.member("alice", room);
    wheel.add(alice);

    assertThat(wheel.overdue(LATEST)).isEmpty();
    assertThat(wheel.overdue(LATEST + 1)).containsExactly(alice);
  }

  @Test
  void whoIsOverdueStaysSoUntilRemoved() {
    Member alice = Rooms.member("alice", room);
    wheel.add(alice);
    var _ = wheel.overdue(LATEST + 1);

    assertThat(wheel.overdue(LATEST + 1)).containsExactly(alice);
    wheel.remove(alice);
    assertThat(wheel.overdue(LATEST + 2)).isEmpty();
  }

  @Test
  void whoWasHeardHasAllTheTimeAgain() {
    Member alice = Rooms.member("alice", room);
    wheel.add(alice);
    alice.heard(LATEST, 6000);

    assertThat(wheel.overdue(LATEST + 1)).isEmpty();
    assertThat(wheel.overdue(2 * LATEST)).isEmpty();
    assertThat(wheel.overdue(2 * LATEST + 1)).containsExactly(alice);
  }

  @Test
  void oneLongPauseIsNoWorseThanMany() {
    Member alice = Rooms.member("alice", room);
    wheel.add(alice);
    alice.heard(100 * LATEST, 6000);

    assertThat(wheel.overdue(101 * LATEST)).isEmpty();
    assertThat(wheel.overdue(102 * LATEST)).containsExactly(alice);
  }

  @Test
  void aClockMayBeginAnywhere() {
    long start = -3 * LATEST;
    Member alice = Rooms.member("alice", room);
    alice.heard(start, 6000);
    wheel.add(alice);

    assertThat(wheel.overdue(start + LATEST)).isEmpty();
    assertThat(wheel.overdue(start + LATEST + 1)).containsExactly(alice);
  }

  @Test
  void findsWhomALookAtEverybodyFinds() {
    Seeds.run(
        random -> {
          TimingWheel tested = new TimingWheel(ALLOWED);
          List<Member> all = new ArrayList<>();
          long now = random.nextLong(-LATEST, LATEST);
          for (int i = 0; i < STEPS; i++) {
            now += random.nextLong(random.nextInt(50) == 0 ? 3 * LATEST : LATEST / 100);
            step(random, now, tested, all);
          }
        });
  }

  private void step(SplittableRandom random, long now, TimingWheel tested, List<Member> all) {
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        Member member = Rooms.member("m", room);
        member.heard(now, 6000);
        tested.add(member);
        all.add(member);
      }
      case 2, 3 -> {
        if (!all.isEmpty()) {
          all.get(random.nextInt(all.size())).heard(now, 6000);
        }
      }
      case 4 -> {
        if (!all.isEmpty()) {
          tested.remove(all.remove(random.nextInt(all.size())));
        }
      }
      default -> {
        // The relay may be behind: then the time that counts is one of before.
        long judged = now - random.nextLong(LATEST / 50);
        List<Member> overdue =
            all.stream().filter(member -> judged - member.heardAt() > LATEST).toList();
        assertThat(tested.overdue(judged)).containsExactlyInAnyOrderElementsOf(overdue);
        overdue.forEach(tested::remove);
        all.removeAll(overdue);
      }
    }
  }
}
