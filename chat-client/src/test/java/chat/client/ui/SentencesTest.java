package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.Refused;
import chat.client.session.ServerAddress;
import chat.protocol.control.StatusCode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private final Sentences sentences =
      new Sentences(new Texts(Language.EN), new ServerAddress("::1", 8888));

  @Test
  void aStatusOfSeveralMeaningsIsToldInTheServersWords() {
    assertThat(sentences.of(new Refused(StatusCode.Known.FULL, "The server has 100 rooms.")))
        .isEqualTo("There is no place left. Try again later. (The server has 100 rooms.)");
    assertThat(sentences.of(new Refused(new StatusCode.Unknown(77), "")))
        .isEqualTo("The server refused with status 77.");
  }

  @Test
  void aStatusOfOneMeaningNeedsNoMoreWords() {
    assertThat(sentences.of(new Refused(StatusCode.Known.NAME_TAKEN, "name taken")))
        .isEqualTo("Somebody in this room has that name already. Choose another one.");
  }

  @Test
  void refusalsAreToldApart() {
    Set<String> told = new HashSet<>();
    for (int code = 1; code <= 7; code++) {
      assertThat(told.add(sentences.of(new Refused(StatusCode.of(code), "")))).isTrue();
    }
  }
}
