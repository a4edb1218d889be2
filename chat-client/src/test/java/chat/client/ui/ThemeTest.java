package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ui.ChatSettings.Colour;
import chat.client.ui.Line.Ink;
import chat.client.ui.Line.Span;
import chat.protocol.UserName;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.junit.jupiter.api.Test;

class ThemeTest {
  private static final Line LINE =
      new Line(
          List.of(
              new Span(new Ink.Aside(), "12:00 "),
              new Span(new Ink.Name(new UserName("bob")), "bob"),
              new Span(new Ink.Plain(), ": hi "),
              new Span(new Ink.Mention(), "al\u001b[2J")));

  private static String ansi(Colour wanted, Map<String, String> environment) {
    return Theme.of(wanted, environment).paint(Style.SAID, LINE, 256).toAnsi();
  }

  @Test
  void aNameHasItsColourAndNothingOfOthersDrivesTheTerminal() {
    String painted = ansi(Colour.AUTO, Map.of("TERM", "xterm"));
    assertThat(painted).containsPattern("\u001b\\[38;5;64(;22)?mbob").doesNotContain("\u001b[2J");
  }

  @Test
  void whereThereAreFewColoursANameStandsOutWithoutOne() {
    String painted =
        Theme.of(Colour.ALWAYS, Map.of()).paint(Style.SAID, LINE, 8).toAnsi(8, ForceMode.None);
    assertThat(painted)
        .containsPattern("\u001b\\[(22;)?(1|4|4;1)mbob")
        .doesNotContainPattern("\u001b\\[[0-9;]*3[0-7]");
  }

  @Test
  void anErrorCanBeReadOnBlackAndOnWhite() {
    Line oops = Line.of("oops");
    Theme theme = Theme.of(Colour.ALWAYS, Map.of());
    assertThat(theme.paint(Style.ERROR, oops, 256).toAnsi()).contains("38;5;" + Theme.RED + "m");
    int red = Palette.ofCube(Theme.RED);
    assertThat(Palette.contrast(red, 0x000000)).isGreaterThan(3);
    assertThat(Palette.contrast(red, 0xffffff)).isGreaterThan(3);
    assertThat(theme.paint(Style.ERROR, oops, 8).toAnsi(8, ForceMode.None)).contains("31;1moops");
    assertThat(Palette.all())
        .allSatisfy(palette -> assertThat(palette.worstInBold(1)).isGreaterThan(3));
  }

  @Test
  void coloursAreAChoice() {
    Map<String, String> xterm = Map.of("TERM", "xterm");
    Map<String, String> unwanted = Map.of("TERM", "xterm", "NO_COLOR", "1");
    String plain = "12:00 bob: hi al[2J";
    assertThat(ansi(Colour.AUTO, unwanted)).isEqualTo(plain);
    assertThat(ansi(Colour.AUTO, Map.of("TERM", "dumb"))).isEqualTo(plain);
    assertThat(ansi(Colour.AUTO, Map.of())).isEqualTo(plain);
    assertThat(ansi(Colour.NEVER, xterm)).isEqualTo(plain);
    assertThat(ansi(Colour.ALWAYS, unwanted)).isEqualTo(ansi(Colour.AUTO, xterm));
    assertThat(ansi(Colour.AUTO, Map.of("TERM", "xterm", "NO_COLOR", ""))).contains("\u001b[");
  }
}
