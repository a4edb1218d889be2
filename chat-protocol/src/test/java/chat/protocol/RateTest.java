package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTest {
  @Test
  void letsSomebodySpeak() {
    assertThat(new Rate(1, 0.001).burst()).isEqualTo(1);
    Refused.with(Fault.MALFORMED, () -> new Rate(0, 1));
    Refused.with(Fault.MALFORMED, () -> new Rate(-1, 1));
    Refused.with(Fault.MALFORMED, () -> new Rate(1, 0));
    Refused.with(Fault.MALFORMED, () -> new Rate(1, -1));
    Refused.with(Fault.MALFORMED, () -> new Rate(1, Double.NaN));
    Refused.with(Fault.MALFORMED, () -> new Rate(1, Double.POSITIVE_INFINITY));
  }
}
