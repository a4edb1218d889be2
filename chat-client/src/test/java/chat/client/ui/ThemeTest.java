package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ui.ChatSettings.Colour;
import chat.client.ui.Line.Ink;
import chat.client.ui.Line.Span;
import chat.protocol.UserName;
import java.util.List;
import java.util.Map;
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
    int colour = NameColours.of(new UserName("bob"), 256);
    assertThat(painted)
        .containsPattern("\u001b\\[38;5;" + colour + "(;22)?mbob")
        .doesNotContain("\u001b[2J");
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
