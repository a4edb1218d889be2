package chat.server.room;

import static chat.server.room.HeadTimer.QUIET;
import static chat.server.room.HeadTimer.STILL_QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadTimerTest {
  private final HeadTimer timer = new HeadTimer();
  private final Room attic = Rooms.emptyRoom("attic");
  private final Room cellar = Rooms.emptyRoom("cellar");

  @Test
  void nobodyIsTold() {
    assertThat(timer.next()).isEmpty();
    assertThat(timer.ring(0)).isEmpty();
  }

  @Test
  void aRoomIsToldTwiceAfterItsLastWord() {
    timer.spoke(0, attic);

    assertThat(timer.next()).hasValue(QUIET);
    assertThat(timer.ring(QUIET - 1)).isEmpty();
    assertThat(timer.ring(QUIET)).containsExactly(attic);
    assertThat(timer.next()).hasValue(STILL_QUIET);
    assertThat(timer.ring(STILL_QUIET - 1)).isEmpty();
    assertThat(timer.ring(STILL_QUIET)).containsExactly(attic);
    assertThat(timer.next()).isEmpty();
  }

  @Test
  void aWordPutsItOff() {
    timer.spoke(0, attic);
    timer.spoke(QUIET - 1, attic);
    assertThat(timer.ring(QUIET)).isEmpty();
    assertThat(timer.ring(2 * QUIET - 1)).containsExactly(attic);

    timer.spoke(STILL_QUIET, attic);
    assertThat(timer.ring(STILL_QUIET + QUIET - 1)).isEmpty();
    assertThat(timer.next()).hasValue(STILL_QUIET + QUIET);
  }

  @Test
  void eachRoomHasItsOwnTime() {
    timer.spoke(0, attic);
    timer.spoke(10, cellar);

    assertThat(timer.ring(QUIET)).containsExactly(attic);
    assertThat(timer.next()).hasValue(QUIET + 10);
    assertThat(timer.ring(QUIET + 10)).containsExactly(cellar);
    assertThat(timer.ring(STILL_QUIET + 10)).containsExactly(attic, cellar);
  }

  @Test
  void whoAsksLateIsToldAllTheSame() {
    timer.spoke(0, attic);

    assertThat(timer.ring(2 * STILL_QUIET)).contains(attic);
    assertThat(timer.next()).isEmpty();
  }
}
