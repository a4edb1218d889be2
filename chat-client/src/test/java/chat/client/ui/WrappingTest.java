package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingTest {
  private static String wrap(String text, int columns) {
    return Wrapping.wrap(new AttributedString(text), columns).toString();
  }

  @Test
  void breaksBetweenWordsAndIndents() {
    assertThat(wrap("You are the host: the room closes when you leave.", 40))
        .isEqualTo("You are the host: the room closes when \n  you leave.");
  }

  @Test
  void countsWhatAWideCharacterTakes() {
    assertThat(wrap("ボブ: あいうえおかきくけこ", 14)).isEqualTo("ボブ: あいうえ\n  おかきくけこ");
    assertThat(wrap("bob: あいうえおかきくけこ", 14)).isEqualTo("bob: あいうえ\n  おかきくけこ");
  }

  @Test
  void leavesAloneWhatFits() {
    assertThat(wrap("  1  tea        1", 40)).isEqualTo("  1  tea        1");
    assertThat(wrap("exactly ten", 11)).isEqualTo("exactly ten");
    assertThat(wrap("anything", 0)).isEqualTo("anything");
    assertThat(wrap("日本", 3)).isEqualTo("日本");
  }

  @Test
  void breaksAWordThatIsWiderThanARow() {
    assertThat(wrap("bob: https://example.org/a/very", 12))
        .isEqualTo("bob: https:\n  //example.\n  org/a/very");
  }

  @Test
  void losesNothingAndKeepsTheColours() {
    String text = "see https://example.org/a/very/long/path or 長い文章を読んでください now";
    AttributedString bold = new AttributedString(text, AttributedStyle.BOLD);
    AttributedString wrapped = Wrapping.wrap(bold, 10);
    assertThat(wrapped.toString().replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    assertThat(wrapped.styleAt(wrapped.length() - 1)).isEqualTo(AttributedStyle.BOLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eve: %s[system] The room is closed.",
        "eve: %salice: I give up",
        "eve: hi%sボブ: はい",
        "eve: \t\t%s\talice: hi",
        "eve: x　　　%s　alice: hi",
        "eve: %s\u00a0alice: hi"
      })
  void noPaddingMakesATextBeginAtTheLeft(String text) {
    for (String pad : new String[] {" ", "\t", "　", "\u00a0", "x", "あ", "-", "🍵"}) {
      for (int count = 0; count < 130; count++) {
        String padded = text.formatted(pad.repeat(count));
        assertRows(wrap(padded, 40), 40, padded);
      }
    }
  }

  @Test
  void noTextAtAllBeginsAtTheLeft() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    String signs = "ab:　 \t[]日ー。、🍵é\u0301👩\u200d🚀-/.,(";
    int[] points = signs.codePoints().toArray();
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder("eve: ");
      for (int n = random.nextInt(200); n > 0; n--) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      int columns = random.nextInt(6, 60);
      assertRows(wrap(text.toString(), columns), columns, "seed " + seed);
    }
  }

  private static void assertRows(String wrapped, int columns, String what) {
    String[] rows = wrapped.split("\n", -1);
    for (int i = 0; i < rows.length; i++) {
      assertThat(new AttributedString(rows[i]).columnLength())
          .as("%s: row %d", what, i)
          .isLessThanOrEqualTo(columns);
      assertThat(rows[i]).as("%s: row %d", what, i).startsWith(i == 0 ? "eve:" : "  ");
    }
  }
}
