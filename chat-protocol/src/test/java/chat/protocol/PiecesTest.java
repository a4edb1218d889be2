package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.testkit.Seeds;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
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
  void cutsBetweenFlagsHoweverManyThereAre() {
    for (int flags = 2; flags < 300; flags++) {
      String text = "x".repeat(flags % 5) + "🇯🇵".repeat(flags);
      assertThat(Pieces.of(text, 8 * flags - 1).getLast()).matches("(🇯🇵)+");
    }
  }

  @Test
  void cutsWhereTheWholeTextHasABoundary() {
    String[] characters = {
      "x",
      "日",
      "🇯🇵",
      "👩‍👩‍👧‍👦",
      "e\u0301\u0302",
      "각",
      "\u1100\u1161\u11A8",
      "क्षि",
      "👍🏽",
      "กำ"
    };
    Seeds.run(
        random -> {
          for (int i = 0; i < 300; i++) {
            int kinds = random.nextInt(1, characters.length + 1);
            StringBuilder text = new StringBuilder();
            while (text.length() < 1500) {
              text.append(characters[random.nextInt(kinds)].repeat(random.nextInt(1, 100)));
            }
            BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
            boundaries.setText(text.toString());
            int room = random.nextInt(40, 2000);
            int cut = 0;
            for (String piece : Pieces.of(text.toString(), room)) {
              cut += piece.length();
              assertThat(boundaries.isBoundary(cut)).as("%s at %s", text, cut).isTrue();
            }
          }
        });
  }

  @Test
  void aHeapWithoutEndIsCutBetweenCodePoints() {
    String heap = "e" + "\u0301".repeat(500);
    assertThat(Pieces.of(heap, 601)).containsExactly(heap.substring(0, 301), heap.substring(301));
    assertThat(Pieces.of("\uD83C\uDFFD".repeat(200), 402)).allMatch(p -> p.length() % 2 == 0);
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
