package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
  private static final Bytes SOME = Bytes.hex("00ff7f80");

  @Test
  void nobodyCanChangeWhatWasChecked() {
    byte[] source = {1, 2, 3};
    Bytes bytes = Bytes.of(source);
    source[0] = 9;
    bytes.toArray()[1] = 9;
    assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) 2, (byte) 3));
  }

  @Test
  void whatIsLentChangesAndWhatIsKeptDoesNot() {
    byte[] place = {0, 'a', 'b', 'c', 0};
    Bytes lent = Bytes.lent(place, 1, 3);
    Bytes kept = lent.kept();
    Bytes keptPart = lent.slice(1, 3).kept();
    assertThat(lent).isEqualTo(Bytes.utf8("abc")).isEqualTo(kept);

    place[2] = 'x';

    assertThat(lent).isEqualTo(Bytes.utf8("axc"));
    assertThat(kept).isEqualTo(Bytes.utf8("abc"));
    assertThat(keptPart).isEqualTo(Bytes.utf8("bc"));
    assertThatThrownBy(() -> Bytes.lent(place, 3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "20, true",
    "7e, true",
    "4120427e, true",
    "1f, false",
    "7f, false",
    "0a, false",
    "4109, false",
    "80, false",
    "ff, false",
    "414243e3, false"
  })
  void plainIsWhatIsPrintableOnOneLine(String hex, boolean plain) {
    assertThat(Bytes.hex(hex).isPlain()).isEqualTo(plain);
    assertThat(Bytes.hex("00" + hex + "ff").slice(1, 1 + hex.length() / 2).isPlain())
        .isEqualTo(plain);
  }

  @Test
  void bytesAreUnsigned() {
    assertThat(SOME.at(1)).isEqualTo(255);
    assertThat(SOME.at(3)).isEqualTo(128);
    assertThatThrownBy(() -> SOME.at(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void slicesAndJoins() {
    assertThat(SOME.slice(1, 3)).isEqualTo(Bytes.hex("ff7f"));
    assertThat(SOME.slice(4, 4)).isEqualTo(Bytes.EMPTY);
    assertThat(SOME.slice(0, 1).plus(SOME.slice(1, 4))).isEqualTo(SOME);
    assertThat(SOME.plus(Bytes.EMPTY)).isEqualTo(SOME);
    assertThat(Bytes.of(SOME.toArray(), 2, 2)).isEqualTo(Bytes.hex("7f80"));
  }

  @Test
  void startsWithWhatStandsAtItsStart() {
    assertThat(SOME.startsWith(Bytes.EMPTY)).isTrue();
    assertThat(SOME.startsWith(SOME)).isTrue();
    assertThat(SOME.startsWith(Bytes.hex("00fe"))).isFalse();
    assertThat(SOME.slice(0, 2).startsWith(SOME)).isFalse();
  }

  @Test
  void copiesToAnOffset() {
    byte[] target = new byte[6];
    assertThat(SOME.copyTo(target, 1)).isEqualTo(5);
    assertThat(Bytes.of(target)).isEqualTo(Bytes.hex("0000ff7f8000"));
  }

  @Test
  void readsUtf8Strictly() {
    assertThat(Bytes.utf8("日本").asUtf8()).isEqualTo("日本");
    assertThat(Bytes.EMPTY.asUtf8()).isEmpty();
    Refused.with(Fault.NOT_UTF8, SOME::asUtf8);
  }

  @Test
  void equalsByContent() {
    assertThat(SOME).isEqualTo(Bytes.hex("00FF7F80")).hasSameHashCodeAs(Bytes.hex("00ff7f80"));
    assertThat(SOME).isNotEqualTo(Bytes.hex("00ff7f"));
    assertThat(SOME).hasToString("00ff7f80");
    assertThat(Bytes.hex("").isEmpty()).isTrue();
  }

  @Test
  void theySpellATextOrNot() {
    for (String text : List.of("", "r", "room", "部屋", "room 部屋", "é")) {
      Bytes whole = Bytes.utf8("x" + text + "x");
      Bytes bytes = whole.slice(1, whole.size() - 1);
      assertThat(bytes.spell(text)).isTrue();
      assertThat(whole.spell(text, 1, whole.size() - 1)).isTrue();
      assertThat(whole.spell(text, 1, whole.size())).isFalse();
      assertThat(bytes.spell(text + "r")).isFalse();
      assertThat(bytes.plus(Bytes.utf8("r")).spell(text)).isFalse();
      assertThat(bytes.spell(text.isEmpty() ? "s" : text.substring(1))).isFalse();
    }
    assertThat(Bytes.utf8("roam").spell("room")).isFalse();
  }

  @Test
  void aSliceIsBytesLikeAnyOther() {
    Bytes whole = Bytes.utf8("0123456789");
    Bytes slice = whole.slice(3, 8).slice(1, 4);

    assertThat(slice).isEqualTo(Bytes.utf8("456")).hasSameHashCodeAs(Bytes.utf8("456"));
    assertThat(slice.toString()).isEqualTo("343536");
    assertThat(slice.plus(slice)).isEqualTo(Bytes.utf8("456456"));
    assertThat(slice.startsWith(Bytes.utf8("45"))).isTrue();
    assertThat(slice.startsWith(Bytes.utf8("4567"))).isFalse();
    assertThat(slice.toArray()).containsExactly('4', '5', '6');
    assertThatThrownBy(() -> slice.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> slice.slice(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
