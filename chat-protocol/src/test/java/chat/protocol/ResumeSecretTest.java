package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeSecretTest {
  @ParameterizedTest
  @ValueSource(strings = {"r", "!", "~", "{", "a-b_c"})
  void isPrintableAscii(String value) {
    assertThat(new ResumeSecret(value).value()).isEqualTo(value);
    assertThat(new ResumeSecret(value).toString())
        .isEqualTo(new ResumeSecret("another").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "\u007f", "é", "日本"})
  void isNothingElse(String value) {
    Refused.with(Fault.BAD_TOKEN, () -> new ResumeSecret(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255})
  void hasUpTo255Characters(int size) {
    assertThat(new ResumeSecret("r".repeat(size)).value()).hasSize(size);
    Refused.with(Fault.BAD_TOKEN, () -> new ResumeSecret("r".repeat(255 + size)));
  }
}
