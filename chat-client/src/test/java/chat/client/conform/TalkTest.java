package chat.client.conform;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalkTest {
  @Test
  void aLateNoticeIsNothingThatSomebodySaid() {
    Bytes notice = Bytes.utf8("[system] bob joined.");
    Bytes said = Bytes.utf8("bob: [system] alice joined.");

    assertThat(Talk.withoutNotices(List.of(said, notice, said))).containsExactly(said, said);
  }
}
