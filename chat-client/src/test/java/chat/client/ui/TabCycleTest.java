package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ui.TabCycle.Typing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TabCycleTest {
  private final TabCycle tab =
      new TabCycle(
          (before, word) ->
              Stream.of("bob", "Bea", "carl")
                  .filter(name -> TabCycle.fits(name, word))
                  .map(name -> name + (before.isEmpty() ? ": " : " "))
                  .toList());

  private static Typing at(String marked) {
    return new Typing(marked.replace("|", ""), marked.indexOf('|'));
  }

  @Test
  void theFirstFitsAndTheNextComesNext() {
    assertThat(tab.press(at("b|"))).contains(at("bob: |"));
    assertThat(tab.press(at("bob: |"))).contains(at("Bea: |"));
    assertThat(tab.press(at("Bea: |"))).contains(at("bob: |"));
  }

  @Test
  void onlyTheWordBeforeTheCursorChanges() {
    assertThat(tab.press(at("hi B| you"))).contains(at("hi bob | you"));
    assertThat(tab.press(at("hi bob | you"))).contains(at("hi Bea | you"));
  }

  @Test
  void whoTypesOnBeginsAnew() {
    assertThat(tab.press(at("b|"))).contains(at("bob: |"));
    assertThat(tab.press(at("bob: hi c|"))).contains(at("bob: hi carl |"));
    assertThat(tab.press(at("x|"))).isEmpty();
    assertThat(tab.press(at("be|"))).contains(at("Bea: |"));
  }

  @Test
  void commandsAndWhatStandsBehindThem() {
    SlashCommands commands = new SlashCommands(new Texts(Language.EN));
    assertThat(commands.completions("", "/b")).isEqualTo(List.of("/bell "));
    assertThat(commands.completions("/bell ", "m")).isEqualTo(List.of("mention"));
    assertThat(commands.completions("/time ", "")).isEqualTo(List.of("on", "off"));
    assertThat(commands.completions("", "b")).isEmpty();
    assertThat(commands.completions("hi ", "/b")).isEmpty();
  }
}
