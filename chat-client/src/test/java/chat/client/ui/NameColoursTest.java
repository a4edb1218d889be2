package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.UserName;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameColoursTest {
  private static final double READABLE = 3;
  private static final AttributedStyle GROUND = AttributedStyle.DEFAULT;
  private static final AttributedStyle STABLE = GROUND.foreground(64);

  private static AttributedStyle of(String name, int colours) {
    return NameColours.of(new UserName(name), GROUND, colours);
  }

  @Test
  void contrastIsReckonedAsInTheBooks() {
    assertThat(Palette.contrast(0x000000, 0xffffff)).isEqualTo(21, Offset.offset(0.01));
    assertThat(Palette.contrast(0x777777, 0xffffff)).isEqualTo(4.48, Offset.offset(0.01));
  }

  @Test
  void eachOfManyColoursCanBeReadOnBlackAndOnWhite() {
    for (int colour : NameColours.MANY) {
      int rgb = Palette.ofCube(colour);
      assertThat(Palette.contrast(rgb, 0x000000)).as("%d", colour).isGreaterThan(READABLE);
      assertThat(Palette.contrast(rgb, 0xffffff)).as("%d", colour).isGreaterThan(READABLE);
    }
  }

  /** Why names have no colour where there are few: all but a bright red, which is for errors. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14})
  void ofFewColoursNoneCanBeReadEverywhere(int colour) {
    assertThat(Palette.all()).anyMatch(palette -> palette.worst(colour) < READABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void norDoesBoldHelpAnyButRed(int colour) {
    assertThat(Palette.all()).anyMatch(palette -> palette.worstInBold(colour) < READABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 88})
  void whereThereAreFewColoursANameHasNone(int colours) {
    for (int i = 0; i < 1000; i++) {
      assertThat(of("user" + i, colours))
          .isIn(GROUND.bold(), GROUND.underline(), GROUND.bold().underline());
    }
  }

  @Test
  void aNameKeepsItsLookHoweverItIsWritten() {
    assertThat(of("alice", 256)).isEqualTo(of("Alice", 256));
    assertThat(of("ＡＬＩＣＥ", 256)).isEqualTo(of("Alice", 256));
    assertThat(of("ＡＬＩＣＥ", 8)).isEqualTo(of("Alice", 8));
    // A change here would give everybody another colour.
    assertThat(of("Alice", 256)).isEqualTo(STABLE);
  }

  @ParameterizedTest
  @CsvSource({"8, 3", "16, 3", "256, 12"})
  void manyNamesUseAllLooks(int colours, int looks) {
    Set<AttributedStyle> used = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      used.add(of("user" + i, colours));
    }
    assertThat(used).hasSize(looks);
  }
}
