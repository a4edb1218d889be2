package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlashCommandsTest {
  private final SlashCommands commands = new SlashCommands(new Texts(Language.EN));

  @ParameterizedTest
  @ValueSource(strings = {"/quit", "/exit", "exit!", " /quit ", "/QUIT", "/quit bye", "exit! "})
  void leaves(String line) {
    assertThat(commands.parse(line)).isEqualTo(Typed.Command.LEAVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", " hello", "exit!!", "exit! is a word", "a /quit", "\\/quit"})
  void says(String line) {
    assertThat(commands.parse(line)).isEqualTo(new Typed.Say(line));
  }

  @ParameterizedTest
  @CsvSource({"//me waves,/me waves", "///,//", "//quitter,/quitter"})
  void saysWhatStartsWithASlash(String line, String said) {
    assertThat(commands.parse(line)).isEqualTo(new Typed.Say(said));
  }

  @ParameterizedTest
  @ValueSource(strings = {"//quit", "//exit", "//quit "})
  void cannotSayWhatServersTakeAsLeaving(String line) {
    assertThat(commands.parse(line)).isEqualTo(new Typed.Unsayable(line.strip().substring(1)));
  }

  @Test
  void doesNotSayACommandThatItDoesNotKnow() {
    assertThat(commands.parse("/dance bob"))
        .isEqualTo(new Typed.Unknown("/dance", Optional.empty()));
    assertThat(commands.parse("/")).isEqualTo(new Typed.Unknown("/", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void nothingIsNothing(String line) {
    assertThat(commands.parse(line)).isEqualTo(new Typed.Nothing());
  }

  @Test
  void asksWhatServerThisIs() {
    assertThat(commands.parse("/about")).isEqualTo(Typed.Command.ABOUT);
  }

  @Test
  void theHelpNamesEveryCommand() {
    assertThat(String.join("\n", commands.help()))
        .contains("/help", "/about", "/quit", "/exit", "exit!", "//");
  }
}
