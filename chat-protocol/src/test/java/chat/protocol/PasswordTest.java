package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordTest {
  @Test
  void has1To1024Bytes() {
    assertThat(new Password(" ").value()).isEqualTo(" ");
    assertThat(Utf8.size(new Password("あ".repeat(341) + "x").value())).isEqualTo(1024);
    Refused.with(Fault.MALFORMED, () -> new Password(""));
    Refused.with(Fault.TOO_LARGE, () -> new Password("あ".repeat(341) + "xx"));
  }

  @Test
  void isText() {
    Refused.with(Fault.MALFORMED, () -> new Password("\uD800"));
  }
}
