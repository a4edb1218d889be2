package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  @Test
  void has1To255Bytes() {
    assertThat(Token.decode(Bytes.utf8("x".repeat(255))).encode().size()).isEqualTo(255);
    assertThat(Token.decode(Bytes.utf8("!")).value()).isEqualTo("!");
    Refused.with(Fault.BAD_TOKEN, () -> Token.decode(Bytes.EMPTY));
    Refused.with(Fault.BAD_TOKEN, () -> Token.decode(Bytes.utf8("x".repeat(256))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\u0000", "a\n", "a\u007F", "日本", "a\u00FF"})
  void isPrintableAscii(String value) {
    Refused.with(Fault.BAD_TOKEN, () -> new Token(value));
    Refused.with(Fault.BAD_TOKEN, () -> Token.decode(Bytes.utf8(value)));
  }

  @Test
  void isNotTakenForAGrant() {
    assertThat(new Token("a{").value()).isEqualTo("a{");
    Refused.with(Fault.BAD_TOKEN, () -> new Token("{a"));
  }
}
