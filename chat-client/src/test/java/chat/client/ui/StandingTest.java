package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.Health;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {
  private static final Health LOST = new Health.Lost(Duration.ofMillis(2100));

  private static String line(Health health, int waiting, int columns) {
    return new Standing(
            new RoomName("部屋"),
            new UserName("アリス"),
            OptionalInt.of(3),
            waiting,
            Phrase.STAND_WAITING,
            health)
        .line(new Texts(Language.EN), columns);
  }

  @Test
  void saysAllThereIsRoomFor() {
    assertThat(line(new Health.Alive(), 0, 80)).isEqualTo("部屋 | アリス | 3 here | connected");
    assertThat(line(new Health.Alive(), 12, 80))
        .isEqualTo("部屋 | アリス | 3 here | 12 to send | connected");
    assertThat(line(new Health.Quiet(Duration.ofSeconds(9)), 0, 80)).endsWith(" | quiet for 9 s");
    assertThat(line(LOST, 0, 80))
        .isEqualTo("部屋 | アリス | 3 here | lost, trying again in 3 s (Enter: now, Ctrl-C: give up)");
    assertThat(line(LOST, 0, 39)).isEqualTo("部~ | ア~ | 3 here | lost, again in 3 s");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void fitsIntoAnyWidth(Language language) {
    Texts texts = new Texts(language);
    for (Health health :
        List.of(
            new Health.Alive(), new Health.Quiet(Duration.ofHours(9)), LOST, new Health.Trying())) {
      for (String name : List.of("a", "とても長い名前のとても長い人", "x".repeat(200))) {
        Standing standing =
            new Standing(
                new RoomName(name),
                new UserName(name),
                OptionalInt.of(1),
                7,
                Phrase.STAND_UNCONFIRMED,
                health);
        for (int columns = 1; columns < 300; columns++) {
          assertThat(new AttributedString(standing.line(texts, columns)).columnLength())
              .as("%s in %d", health, columns)
              .isLessThanOrEqualTo(columns);
        }
      }
    }
  }
}
