package chat.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Fault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodesTest {
  @Test
  void everyByteSurvives() {
    for (int code = 0; code <= 255; code++) {
      assertThat(Operation.of(code).code()).isEqualTo(code);
      assertThat(State.of(code).code()).isEqualTo(code);
      assertThat(StatusCode.of(code).code()).isEqualTo(code);
    }
  }

  @Test
  void knownCodesAreKnown() {
    assertThat(Operation.Known.values())
        .allSatisfy(o -> assertThat(Operation.of(o.code())).isSameAs(o));
    assertThat(State.Known.values()).allSatisfy(s -> assertThat(State.of(s.code())).isSameAs(s));
    assertThat(StatusCode.Known.values())
        .allSatisfy(s -> assertThat(StatusCode.of(s.code())).isSameAs(s));
    assertThat(Operation.of(0)).isEqualTo(new Operation.Unknown(0));
    assertThat(State.of(3)).isEqualTo(new State.Unknown(3));
    assertThat(StatusCode.of(14)).isEqualTo(new StatusCode.Unknown(14));
  }

  @Test
  void onlyZeroIsOk() {
    assertThat(StatusCode.of(0).isOk()).isTrue();
    for (int code = 1; code <= 255; code++) {
      assertThat(StatusCode.of(code).isOk()).isFalse();
    }
  }

  @Test
  void theStatusCodesAreNumberedFromZero() {
    assertThat(Arrays.stream(StatusCode.Known.values()).map(StatusCode.Known::code))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultIsARefusal(Fault fault) {
    StatusCode expected =
        switch (fault) {
          case MALFORMED, NOT_UTF8, BAD_TOKEN -> StatusCode.of(8);
          case UNKNOWN_OPERATION -> StatusCode.of(9);
          case TOO_LARGE -> StatusCode.of(10);
          case BAD_ROOM_NAME -> StatusCode.of(4);
          case BAD_USER_NAME -> StatusCode.of(5);
        };
    assertThat(StatusCode.of(fault)).isEqualTo(expected);
  }
}
