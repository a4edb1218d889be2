package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {
  @Test
  void whatFitsStaysWhole() {
    assertThat(Pieces.of("", 4)).containsExactly("");
    assertThat(Pieces.of("abcd", 4)).containsExactly("abcd");
    assertThat(Pieces.of("abcde", 4)).containsExactly("abcd", "e");
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(Pieces.of("ああ", 4)).containsExactly("あ", "あ");
    assertThat(Pieces.of("xe\u0301", 3)).containsExactly("x", "e\u0301");
    assertThat(Pieces.of("e\u0301\u0301\u0301", 5)).containsExactly("e\u0301\u0301", "\u0301");
  }

  @Test
  void losesNothing() {
    String letters = "ab\n太🎉é\u0301\u200d👧";
    Seeds.run(
        random -> {
          for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
              int at = random.nextInt(letters.codePointCount(0, letters.length()));
              text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
            }
            int room = random.nextInt(4, 40);
            List<String> pieces = Pieces.of(text.toString(), room);
            assertThat(String.join("", pieces)).isEqualTo(text.toString());
            assertThat(pieces).allMatch(piece -> Utf8.size(piece) <= room);
          }
        });
  }
}
