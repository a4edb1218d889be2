package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Token;
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

    assertThat(hall.find(new Token("bob"))).isEmpty();
  }

  @Test
  void itHoldsNoMoreThanItMay() {
    for (int i = 0; i <= DepartureHall.MEMBERS_MAX; i++) {
      hall.add(0, member("m" + i));
    }

    assertThat(hall.size()).isEqualTo(DepartureHall.MEMBERS_MAX);
    assertThat(hall.find(new Token("m0"))).isEmpty();
    assertThat(hall.find(new Token("m1"))).isPresent();
  }

  private static Member member(String name) {
    return Rooms.member(name, Rooms.emptyRoom("attic"));
  }
}
