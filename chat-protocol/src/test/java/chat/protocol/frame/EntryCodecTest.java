package chat.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Refused;
import chat.protocol.frame.Happening.Closed;
import chat.protocol.frame.Happening.Unknown;
import chat.protocol.notice.Notice.Cause;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {
  private static final Bytes AT_1 = Bytes.hex("00000000000000010000000000000000");

  static Stream<Happening> happenings() {
    return FrameSamples.happenings().stream();
  }

  private static Happening happening(String hex) {
    return EntryCodec.decode(AT_1.plus(Bytes.hex(hex))).what();
  }

  private static Bytes encoded(LogEntry entry) {
    return Bytes.written(EntryCodec.size(entry), out -> EntryCodec.write(entry, out, 0));
  }

  @ParameterizedTest
  @MethodSource("happenings")
  void everyHappeningArrives(Happening what) {
    LogEntry entry = FrameSamples.entry(42, what);
    Bytes bytes = encoded(entry);
    assertThat(bytes.size()).isEqualTo(EntryCodec.size(entry));
    assertThat(EntryCodec.decode(bytes)).isEqualTo(entry);
  }

  @Test
  void theFirstNumberIsOne() {
    Bytes zero = Bytes.of(new byte[18]);
    Refused.with(Fault.MALFORMED, () -> EntryCodec.decode(zero));
  }

  @Test
  void itsFixedPartIsWhole() {
    Bytes nothing = AT_1.plus(Bytes.hex("0000"));
    assertThat(EntryCodec.decode(nothing).what()).isEqualTo(new Happening.Nothing());
    for (int end = 0; end < nothing.size(); end++) {
      Bytes cut = nothing.slice(0, end);
      Refused.with(Fault.MALFORMED, () -> EntryCodec.decode(cut));
    }
    Refused.with(Fault.MALFORMED, () -> happening("0201"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0600", "060000", "0600ff", "06000000", "0600ffff", "060161"})
  void aRoomIsClosedForWhateverReason(String hex) {
    assertThat(happening(hex)).isEqualTo(new Closed(Cause.HOST_LEFT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01036262ff78", // a name that is no UTF-8
        "010078", // no name
        "0103613a6278", // a colon in it
        "02015b", // a notice begins like this
        "010161ff" // a text that is no UTF-8
      })
  void whatCannotBeReadCountsAndIsNotShown(String hex) {
    Happening what = happening(hex);
    assertThat(what).isInstanceOf(Unknown.class);
    LogEntry entry = FrameSamples.entry(3, what);
    assertThat(EntryCodec.decode(encoded(entry))).isEqualTo(entry);
  }

  @Test
  void whatATypeDoesNotNeedIsPassedOver() {
    assertThat(happening("0003616263646566")).isEqualTo(new Happening.Nothing());
    assertThat(happening("0205616c696365ff")).isEqualTo(new Happening.Joined(FrameSamples.ALICE));
  }
}
