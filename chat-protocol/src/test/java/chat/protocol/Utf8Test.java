package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "日本語", "👨‍👩‍👧", "a\uFFFDb", "\u0000\u007F\u07FF\u0800"})
  void roundTrip(String text) {
    byte[] bytes = Utf8.encode(text);
    assertThat(Utf8.decode(bytes, 0, bytes.length)).isEqualTo(text);
    assertThat(Utf8.size(text)).isEqualTo(bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff", // never a byte of UTF-8
        "80", // a continuation without a start
        "e697", // cut
        "c0af", // an overlong slash
        "e08080", // an overlong zero
        "eda080", // half a surrogate pair
        "f4908080", // above U+10FFFF
        "efbfbdff" // a real U+FFFD does not excuse what follows
      })
  void refusesWhatSpellsNoText(String hex) {
    Refused.with(Fault.NOT_UTF8, () -> Bytes.hex(hex).asUtf8());
  }

  @Test
  void sizeIsWhatItTakesWhateverTheText() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 2000; i++) {
            String text = randomText(random, i % 2 == 0 ? 20 : 1200);
            assertThat(Utf8.size(text)).isEqualTo(Utf8.encode(text).length);
            int half = text.length() / 2;
            assertThat(Utf8.size(text, half, text.length()))
                .isEqualTo(Utf8.encode(text.substring(half)).length);
          }
        });
  }

  @Test
  void writesWhatItWouldAnswer() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 2000; i++) {
            String text = randomText(random, i % 2 == 0 ? 20 : 1200);
            byte[] out = new byte[2 + Utf8.size(text)];
            assertThat(Utf8.put(text, out, 1)).isEqualTo(out.length - 1);
            assertThat(Bytes.of(out, 1, out.length - 2)).isEqualTo(Bytes.utf8(text));
            assertThat(out[0] + out[out.length - 1]).isZero();
          }
        });
  }

  @Test
  void findsHowMuchFits() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 5000; i++) {
            String text = randomText(random, 40);
            int start = text.offsetByCodePoints(0, random.nextInt(1 + codePoints(text)));
            int room = random.nextInt(100);
            int expected = start;
            while (expected < text.length()
                && Utf8.size(text, start, text.offsetByCodePoints(expected, 1)) <= room) {
              expected = text.offsetByCodePoints(expected, 1);
            }
            assertThat(Utf8.fitting(text, start, room)).isEqualTo(expected);
          }
        });
  }

  private static String randomText(RandomGenerator random, int length) {
    String[] units = {"a", "é", "日", "🎉", "\uD83C", "\uDF89"};
    int kinds = random.nextInt(1, units.length + 1);
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(length); left > 0; left--) {
      text.append(units[random.nextInt(kinds)]);
    }
    return text.toString();
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  @Test
  void decodesFromTheMiddle() {
    byte[] source = Bytes.utf8("x日本y").toArray();
    assertThat(Utf8.decode(source, 1, 6)).isEqualTo("日本");
    Refused.with(Fault.NOT_UTF8, () -> Utf8.decode(source, 1, 5));
  }

  @Test
  void agreesWithTheStrictDecoderOfTheJdk() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            Bytes source = Bytes.of(bytes);
            boolean lossless =
                Bytes.of(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                    .equals(source);
            if (lossless) {
              assertThat(Utf8.size(source.asUtf8())).isEqualTo(bytes.length);
            } else {
              Refused.with(Fault.NOT_UTF8, source::asUtf8);
            }
          }
        });
  }
}
