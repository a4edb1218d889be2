package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final int STEPS = 5_000;
  private static final int NAMES = 2 * Roster.FEW;

  private final Room room = Rooms.emptyRoom("attic");
  private final Roster roster = new Roster();

  @Test
  void whatWasGivenAwayStaysAsItWas() {
    Member alice = Rooms.member("alice", room);
    Member bob = Rooms.member("bob", room);
    Member carol = Rooms.member("carol", room);
    roster.add(alice);
    roster.add(bob);
    List<Member> before = roster.all();
    roster.add(carol);
    List<Member> between = roster.others(bob);
    roster.remove(alice);

    assertThat(before).containsExactly(alice, bob);
    assertThat(between).containsExactly(alice, carol);
    assertThat(roster.all()).containsExactly(bob, carol);
    assertThat(roster.first()).isSameAs(bob);
  }

  @Test
  void namesAreFoundByWhatCanBeSeen() {
    Member alice = Rooms.member("Alice", room);
    roster.add(alice);

    assertThat(roster.find(Rooms.user(" ａｌｉｃｅ "))).containsSame(alice);
  }

  @Test
  void aStrangerIsNobodyToLeaveOut() {
    Member alice = Rooms.member("alice", room);
    roster.add(alice);

    assertThat(roster.others(Rooms.member("bob", room))).containsExactly(alice);
    roster.remove(Rooms.member("alice", room));
    assertThat(roster.all()).containsExactly(alice);
  }

  @Test
  void doesWhatAListDoes() {
    Seeds.run(
        random -> {
          Roster tested = new Roster();
          List<Member> list = new ArrayList<>();
          for (int i = 0; i < STEPS; i++) {
            String name = "User" + random.nextInt(NAMES);
            var found = list.stream().filter(m -> m.name().value().equals(name)).findFirst();
            assertThat(tested.find(Rooms.user(name.toLowerCase(Locale.ROOT)))).isEqualTo(found);
            if (found.isEmpty() && random.nextBoolean()) {
              Member member = Rooms.member(name, room);
              tested.add(member);
              list.add(member);
            } else if (found.isPresent() && random.nextBoolean()) {
              tested.remove(found.get());
              list.remove(found.get());
            } else if (found.isPresent()) {
              tested.rename(found.get(), Rooms.user("Other" + i));
              assertThat(found.get().name().value()).isEqualTo("Other" + i);
              assertThat(tested.find(Rooms.user("other" + i))).isEqualTo(found);
            }
            assertThat(tested.all()).isEqualTo(list);
            assertThat(tested.size()).isEqualTo(list.size());
          }
        });
  }
}
