package chat.protocol.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {LeaveWords.QUIT, "/exit", "exit!"})
  void leave(String text) {
    assertThat(LeaveWords.contains(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "exit", "/quit ", " exit!", "/QUIT"})
  void areExact(String text) {
    assertThat(LeaveWords.contains(text)).isFalse();
  }
}
