package chat.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Refused;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcrpHeaderTest {
  private static Bytes withSize(BigInteger size) {
    byte[] bytes = new byte[TcrpHeader.LENGTH];
    byte[] digits = size.toByteArray();
    for (int i = 0; i < digits.length && i < 29; i++) {
      bytes[bytes.length - 1 - i] = digits[digits.length - 1 - i];
    }
    return Bytes.of(bytes);
  }

  private static BigInteger twoTo(int power) {
    return BigInteger.TWO.pow(power);
  }

  @Test
  void eachFieldHasItsPlace() {
    TcrpHeader header = new TcrpHeader(5, Operation.Known.JOIN, State.Known.COMPLETE, 0x01020304L);
    Bytes bytes = Bytes.hex("050202" + "00".repeat(25) + "01020304");
    assertThat(header.encode()).isEqualTo(bytes);
    assertThat(TcrpHeader.decode(bytes)).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource({"0,0,0,0", "255,3,1,1", "1,1,2,65536", "128,255,255,536870911"})
  void roundTrip(int room, int operation, int state, long size) {
    TcrpHeader header = new TcrpHeader(room, Operation.of(operation), State.of(state), size);
    assertThat(TcrpHeader.decode(header.encode())).isEqualTo(header);
  }

  @Test
  void carriesSizesUpTo2To29Less1() {
    BigInteger largest = twoTo(29).subtract(BigInteger.ONE);
    assertThat(TcrpHeader.decode(withSize(largest)).payloadSize()).isEqualTo(largest.longValue());
  }

  @ParameterizedTest
  @ValueSource(ints = {29, 30, 31, 32, 40, 62, 63, 64, 128, 231})
  void refusesLargerSizes(int power) {
    Refused.with(Fault.MALFORMED, () -> TcrpHeader.decode(withSize(twoTo(power))));
  }

  @Test
  void refusesTheLargestSizeThatFits29Bytes() {
    Refused.with(
        Fault.MALFORMED, () -> TcrpHeader.decode(withSize(twoTo(232).subtract(BigInteger.ONE))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 64})
  void hasExactly32Bytes(int size) {
    Refused.with(Fault.MALFORMED, () -> TcrpHeader.decode(Bytes.of(new byte[size])));
  }

  @Test
  void isNoHeaderWithFieldsOutOfRange() {
    Refused.with(Fault.MALFORMED, () -> header(-1, 0));
    Refused.with(Fault.MALFORMED, () -> header(256, 0));
    Refused.with(Fault.MALFORMED, () -> header(0, -1));
    Refused.with(Fault.MALFORMED, () -> header(0, 1L << 29));
  }

  private static TcrpHeader header(int room, long size) {
    return new TcrpHeader(room, Operation.Known.LIST, State.Known.REQUEST, size);
  }

  @Test
  void readsWell() {
    assertThat(header(7, 42)).hasToString("TCRP room=7 operation=LIST state=REQUEST payload=42");
  }
}
