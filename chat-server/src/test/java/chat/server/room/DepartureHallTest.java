package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.frame.Happening;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DepartureHallTest {
  private static final long STAY = 30;

  private final DepartureHall hall = new DepartureHall(STAY);

  @Test
  void whoLeftIsFoundForAWhile() {
    Member alice = member("alice");
    hall.add(0, alice);

    hall.sweep(STAY - 1);
    assertThat(hall.find(alice.token())).containsSame(alice);
    hall.sweep(STAY);
    assertThat(hall.find(alice.token())).isEmpty();
    assertThat(hall.size()).isZero();
  }

  @Test
  void whoKnowsIsForgotten() {
    Member alice = member("alice");
    hall.add(0, alice);
    hall.remove(alice);

    assertThat(hall.find(alice.token())).isEmpty();
  }

  @Test
  void strangersAreNotFound() {
    hall.add(0, member("alice"));

    assertThat(hall.find(member("bob").token())).isEmpty();
  }

  @Test
  void itHoldsNoMoreThanItMay() {
    for (int i = 0; i <= DepartureHall.MEMBERS_MAX; i++) {
      hall.add(0, member("m" + i));
    }

    assertThat(hall.size()).isEqualTo(DepartureHall.MEMBERS_MAX);
    assertThat(hall.find(member("m0").token())).isEmpty();
    assertThat(hall.find(member("m1").token())).isPresent();
  }

  @Test
  void theLogsOfClosedRoomsTakeOnlySoMuch() {
    int rooms = (int) (DepartureHall.LOG_BYTES_MAX / 1000) + 100;
    for (int i = 0; i < rooms; i++) {
      hall.addLog(0, talkative("r" + i));
      assertThat(hall.logBytes()).isLessThanOrEqualTo(DepartureHall.LOG_BYTES_MAX);
    }
    assertThat(hall.logBytes()).isPositive();

    hall.sweep(STAY);
    assertThat(hall.logBytes()).isZero();
  }

  @Test
  void aLogThatIsNotKeptAnyMoreKeepsItsNumbers() {
    Room room = talkative("attic");
    hall.addLog(0, room);
    hall.sweep(STAY);

    assertThat(room.log().bytes()).isZero();
    assertThat(room.log().newest()).isOne();
    assertThat(room.log().oldest()).isEqualTo(2);
  }

  private static Room talkative(String name) {
    Room room = Rooms.emptyRoom(name);
    Happening said = new Happening.Said(Rooms.user("alice"), "x".repeat(1000));
    var _ = room.log().append(Instant.EPOCH, said);
    return room;
  }

  private static Member member(String name) {
    return Rooms.member(name, Rooms.emptyRoom("attic"));
  }
}
