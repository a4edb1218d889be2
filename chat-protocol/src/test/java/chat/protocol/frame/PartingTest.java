package chat.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartingTest {
  @ParameterizedTest
  @EnumSource
  void isKnownByItsCode(Parting parting) {
    assertThat(Parting.of(parting.code())).isSameAs(parting);
  }

  @Test
  void anyOtherCodeIsUnknown() {
    for (int code = 5; code <= 255; code++) {
      assertThat(Parting.of(code)).isSameAs(Parting.UNKNOWN);
    }
  }
}
