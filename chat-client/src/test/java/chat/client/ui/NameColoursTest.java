package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.UserName;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameColoursTest {
  private static double part(int level) {
    double value = (level == 0 ? 0 : 55 + 40 * level) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** Of one of the 216 colours that are the same on every terminal. */
  private static double luminance(int colour) {
    int cube = colour - 16;
    return 0.2126 * part(cube / 36) + 0.7152 * part(cube / 6 % 6) + 0.0722 * part(cube % 6);
  }

  @Test
  void eachColourCanBeReadOnBlackAndOnWhite() {
    for (int colour : NameColours.MANY) {
      assertThat((luminance(colour) + 0.05) / 0.05).as("%d on black", colour).isGreaterThan(3);
      assertThat(1.05 / (luminance(colour) + 0.05)).as("%d on white", colour).isGreaterThan(3);
    }
  }

  @Test
  void aNameKeepsItsColourHoweverItIsWritten() {
    int colour = NameColours.of(new UserName("Alice"), 256);
    assertThat(NameColours.of(new UserName("alice"), 256)).isEqualTo(colour);
    assertThat(NameColours.of(new UserName("ＡＬＩＣＥ"), 256)).isEqualTo(colour);
    // A change here would give everybody another colour.
    assertThat(colour).isEqualTo(STABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 256})
  void manyNamesUseAllColours(int colours) {
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      used.add(NameColours.of(new UserName("user" + i), colours));
    }
    assertThat(used)
        .hasSize(colours == 256 ? NameColours.MANY.length : NameColours.FEW.length)
        .allMatch(colour -> colour < colours);
  }

  private static final int STABLE = 64;
}
