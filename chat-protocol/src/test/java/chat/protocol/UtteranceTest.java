package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtteranceTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "hi", " a ~", "one\ntwo", "tab\there", "\u007F", "é", "日本語", "👋"})
  void itIsTheSameFromEitherSide(String text) {
    Utterance said = Utterance.of(text);
    Utterance heard = Utterance.decode(Bytes.utf8(text));

    assertThat(heard).isEqualTo(said).hasSameHashCodeAs(said).hasToString(text);
    for (Utterance each : new Utterance[] {said, heard}) {
      assertThat(each.value()).isEqualTo(text);
      assertThat(each.utf8()).isEqualTo(Bytes.utf8(text));
      assertThat(each.size()).isEqualTo(Utf8.size(text));
      assertThat(each.isEmpty()).isEqualTo(text.isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "日本語", "two\nlines"})
  void whatIsKeptOutlivesItsBytes(String text) {
    byte[] place = Utf8.encode(text);
    Utterance kept = Utterance.decode(Bytes.lent(place, 0, place.length)).kept();
    Arrays.fill(place, (byte) 'x');

    assertThat(kept).isEqualTo(Utterance.of(text)).hasToString(text);
    assertThat(kept.isPlain()).isEqualTo(Utterance.of(text).isPlain());
  }

  @Test
  void othersAreOthers() {
    assertThat(Utterance.of("a")).isNotEqualTo(Utterance.of("b")).isNotEqualTo("a");
  }

  @Test
  void whatIsPlainIsSafeToShowOnOneLine() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 10_000; i++) {
            String text =
                random
                    .ints(random.nextInt(4), 0, 0x100)
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            boolean plain = SafeText.isCleanLine(text) && Utf8.size(text) == text.length();
            assertThat(Utterance.of(text).isPlain()).as(text).isEqualTo(plain);
          }
        });
  }

  @Test
  void halfAPairIsAQuestionMarkHowEverItIsRead() {
    for (String text : new String[] {"\uD83C", "a\uDF89b", "日\uD83C"}) {
      Utterance said = Utterance.of(text);
      assertThat(said.value()).isEqualTo(said.utf8().asUtf8()).contains("?");
    }
  }

  @Test
  void refusesWhatSpellsNoText() {
    Refused.with(Fault.NOT_UTF8, () -> Utterance.decode(Bytes.hex("61ff")));
    Refused.with(Fault.NOT_UTF8, () -> Utterance.decode(Bytes.hex("c0af")));
  }
}
