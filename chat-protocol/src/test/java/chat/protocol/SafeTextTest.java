package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.testkit.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "日本語 ｶﾅ",
        "👨‍👩‍👧 family", // joined by ZWJ
        "❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿", // variation selector, tags
        "e\u0301\u0302",
        "a\nb\tc",
        "नमस्ते \u200C",
        "\uFEFF\uFFFD"
      })
  void leavesTextAlone(String text) {
    assertThat(SafeText.isClean(text)).isTrue();
    assertThat(SafeText.clean(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a\u001B[2Jb, a[2Jb", // clear the screen
    "'\u001B]52;c;eA==\u0007', ]52;c;eA==", // write the clipboard
    "\u009B31mred, 31mred", // the same in one byte of C1
    "a\u0085b, ab",
    "a\u007Fb, ab",
    "a\u0000b\u0008c, abc",
    "evil\u202Etxt.exe, eviltxt.exe",
    "\u2066a\u2069\u200E\u200F\u061Cb, ab",
    "\u206Aa\u206Fb, ab"
  })
  void takesOutWhatDrivesATerminal(String text, String safe) {
    assertThat(SafeText.isClean(text)).isFalse();
    assertThat(SafeText.clean(text)).isEqualTo(safe);
  }

  @Test
  void everyLineBreakIsANewlineOrGone() {
    assertThat(SafeText.clean("a\u2028b\u2029c\nd\r\ne\rf\u000Bg\u000Ch"))
        .isEqualTo("a\nb\nc\nd\nefgh");
  }

  @Test
  void halfAPairBecomesAReplacementAndNeverHalfOfANewOne() {
    assertThat(SafeText.clean("a\uD800b")).isEqualTo("a\uFFFDb");
    assertThat(SafeText.clean("\uDC00")).isEqualTo("\uFFFD");
    assertThat(SafeText.clean("\uD83D\u001B\uDE00")).isEqualTo("\uFFFD\uFFFD");
  }

  @Test
  void aCleanLineIsOneLine() {
    assertThat(SafeText.cleanLine("a\tb\nc\u2028d\u0007")).isEqualTo("a b c d");
    assertThat(SafeText.isCleanLine("a b")).isTrue();
    assertThat(SafeText.isCleanLine("a\tb")).isFalse();
    assertThat(SafeText.isCleanLine("a\nb")).isFalse();
    assertThat(SafeText.isCleanLine("a\u001Bb")).isFalse();
  }

  @Test
  void noCharacterThatCanDoHarmIsLeft() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 100_000; i++) {
            char[] chars = new char[random.nextInt(8)];
            for (int j = 0; j < chars.length; j++) {
              chars[j] = (char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000);
            }
            String clean = SafeText.clean(new String(chars));
            assertThat(SafeText.isClean(clean)).isTrue();
            assertThat(SafeText.clean(clean)).isEqualTo(clean);
            assertThat(clean)
                .doesNotContainPattern(
                    "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u2028\\u2029\\uD800-\\uDFFF]")
                .doesNotContainPattern("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u206F]");
          }
        });
  }
}
