package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.UserName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpokenTest {
  private static Spoken by(String name, String text) {
    return new Spoken(Optional.of(new UserName(name)), text);
  }

  private static Spoken byNobody(String text) {
    return new Spoken(Optional.empty(), text);
  }

  @Test
  void theStampIsSplitOffAtTheFirstColon() {
    assertThat(Spoken.of("アリス: see: https://x: y")).containsExactly(by("アリス", "see: https://x: y"));
    assertThat(Spoken.of("bob: ")).containsExactly(by("bob", ""));
  }

  @Test
  void linesOfOneSpeakerAreOneMessage() {
    assertThat(Spoken.of("bob: one\nbob: \nbob: alice: no\nalice: two"))
        .containsExactly(by("bob", "one\n\nalice: no"), by("alice", "two"));
  }

  @Test
  void whatHasNoStampIsSaidByNobody() {
    assertThat(Spoken.of("hello")).containsExactly(byNobody("hello"));
    assertThat(Spoken.of("[x: y")).containsExactly(byNobody("[x: y"));
    assertThat(Spoken.of("bob: one\ntwo\nthree"))
        .containsExactly(by("bob", "one"), byNobody("two\nthree"));
  }

  @Test
  void whatCouldDriveATerminalIsTakenOut() {
    assertThat(Spoken.of("bob: \u001b[2Jhi\u202e\r\nbob: x"))
        .containsExactly(by("bob", "[2Jhi\nx"));
  }
}
