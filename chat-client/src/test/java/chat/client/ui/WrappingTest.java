package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {
  @Test
  void breaksBetweenWords() {
    assertThat(Wrapping.wrap("You are the host: the room closes when you leave.", 40))
        .isEqualTo("You are the host: the room closes when\nyou leave.");
  }

  @Test
  void countsWhatAWideCharacterTakes() {
    assertThat(Wrapping.wrap("あいうえおかきくけこ", 10)).isEqualTo("あいうえお\nかきくけこ");
  }

  @Test
  void leavesAloneWhatFits() {
    assertThat(Wrapping.wrap("  1  tea        1", 40)).isEqualTo("  1  tea        1");
    assertThat(Wrapping.wrap("anything", 0)).isEqualTo("anything");
  }

  @Test
  void losesNothing() {
    String text = "see https://example.org/a/very/long/path or 長い文章を読んでください now";

    assertThat(Wrapping.wrap(text, 10).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
  }
}
