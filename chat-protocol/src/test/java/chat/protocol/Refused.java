package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that something is refused, and with which fault. */
public final class Refused {
  private Refused() {}

  /** Fails unless {@code decoding} throws a {@link ProtocolException} of this fault. */
  public static void with(Fault fault, ThrowingCallable decoding) {
    ProtocolException refusal = catchThrowableOfType(ProtocolException.class, decoding);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.fault()).isEqualTo(fault);
    assertThat(refusal.reason()).isNotBlank();
  }
}
