package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.UserName;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final UserName ME = new UserName("me");
  private static final UserName BOB = new UserName("Bob");
  private static final UserName EVE = new UserName("eve");

  @Test
  void whoComesAndGoes() {
    Members members = new Members(ME, List.of(BOB, ME));
    members.joined(EVE);
    assertThat(members.names()).containsExactly(BOB, ME, EVE);
    members.left(new UserName("BOB"));
    assertThat(members.names()).containsExactly(ME, EVE);
    assertThat(members.count()).isEqualTo(2);
    assertThat(members.areAll()).isTrue();
  }

  @Test
  void theLatestSpeakerIsFirstAndOneselfIsNotThere() {
    Members members = new Members(ME, List.of(ME, BOB, EVE));
    members.spoke(BOB);
    members.spoke(EVE);
    members.spoke(ME);
    assertThat(members.latestSpeakersFirst()).containsExactly(EVE, BOB);
    members.spoke(BOB);
    assertThat(members.latestSpeakersFirst()).containsExactly(BOB, EVE);
    members.left(BOB);
    assertThat(members.latestSpeakersFirst()).containsExactly(EVE);
  }

  @Test
  void onlyMembersSpeakWhereTheServerTellsWhoTheyAre() {
    Members members = new Members(ME, List.of(ME, BOB));
    assertThat(members.speaker("Bob: hi: there")).contains(BOB);
    assertThat(members.speaker("eve: hi")).isEmpty();
    assertThat(members.speaker("[system] Bob: hi")).isEmpty();
    assertThat(members.speaker(": hi")).isEmpty();
    assertThat(members.speaker("hi")).isEmpty();
    members.spoke(EVE);
    assertThat(members.names()).containsExactly(ME, BOB);
  }

  @Test
  void anyPlausibleNameSpeaksWhereItDoesNot() {
    Members members = new Members(ME, List.of());
    assertThat(members.areAll()).isFalse();
    assertThat(members.speaker("eve: hi")).contains(EVE);
    assertThat(members.speaker("[system]: hi")).isEmpty();
    assertThat(members.speaker("x".repeat(61) + ": hi")).isEmpty();
    members.spoke(EVE);
    assertThat(members.names()).containsExactly(ME, EVE);
  }

  @Test
  void aServerCannotFillTheMemory() {
    Members untold = new Members(ME, List.of());
    Members told = new Members(ME, List.of(ME));
    for (int i = 0; i < 3 * Members.MAX; i++) {
      untold.spoke(new UserName("n" + i));
      told.joined(new UserName("n" + i));
    }
    assertThat(untold.count()).isEqualTo(Members.MAX);
    assertThat(told.count()).isEqualTo(Members.MAX);
    assertThat(untold.latestSpeakersFirst().getFirst())
        .isEqualTo(new UserName("n" + (3 * Members.MAX - 1)));
  }
}
