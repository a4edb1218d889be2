package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ui.Checked.Bad;
import chat.client.ui.Checked.Good;
import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final Texts texts = new Texts(Language.JA);
  private final Names names = new Names(texts);

  @Test
  void namesAreBroughtIntoOneForm() {
    assertThat(names.room(" か\u3099 ")).isEqualTo(new Good<>(new RoomName("が")));
    assertThat(names.user(" か\u3099 ")).isEqualTo(new Good<>(new UserName("が")));
    assertThat(names.password("か\u3099 ")).isEqualTo(new Good<>(Optional.of(new Password("が "))));
    assertThat(names.password("")).isEqualTo(new Good<>(Optional.empty()));
  }

  @Test
  void eachFaultHasItsOwnSentence() {
    assertThat(names.room(" ")).isEqualTo(bad(Phrase.ROOM_EMPTY));
    assertThat(names.room("あ".repeat(86))).isEqualTo(bad(Phrase.ROOM_TOO_LONG, 3));
    assertThat(names.room("a\u0007b")).isEqualTo(bad(Phrase.ROOM_CONTROL));
    assertThat(names.user("")).isEqualTo(bad(Phrase.NAME_EMPTY));
    assertThat(names.user("\u200b")).isEqualTo(bad(Phrase.NAME_EMPTY));
    assertThat(names.user("x".repeat(256))).isEqualTo(bad(Phrase.NAME_TOO_LONG, 1));
    assertThat(names.user("a\tb")).isEqualTo(bad(Phrase.NAME_CONTROL));
    assertThat(names.user("a:b")).isEqualTo(bad(Phrase.NAME_COLON));
    assertThat(names.user("[a")).isEqualTo(bad(Phrase.NAME_BRACKET));
    assertThat(names.user("[a")).isEqualTo(bad(Phrase.NAME_BRACKET));
    assertThat(names.password("x".repeat(1025))).isEqualTo(bad(Phrase.PASSWORD_TOO_LONG, 1));
  }

  private <T> Checked<T> bad(Phrase phrase, Object... blanks) {
    return new Bad<>(texts.say(phrase, blanks));
  }
}
