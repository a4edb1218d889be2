package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({"'', '', 0", "'', abc, 3", "abc, '', 3", "kitten, sitting, 3", "ab, ba, 2"})
  void countsTypos(String from, String to, int distance) {
    assertThat(Nearest.distance(from, to)).isEqualTo(distance);
  }

  @Test
  void takesTheNearestAndNothingThatIsFar() {
    List<String> words = List.of("/help", "/who", "/quit");
    assertThat(Nearest.to("/hlp", words)).contains("/help");
    assertThat(Nearest.to("/qiut", words)).contains("/quit");
    assertThat(Nearest.to("/wow", words)).contains("/who");
    assertThat(Nearest.to("/nickname", words)).isEmpty();
    assertThat(Nearest.to("/", List.of("/me"))).isEmpty();
  }

  @Test
  void takesWhatBeginsLikeThat() {
    List<String> words = List.of("/history", "/his", "/who", "/whisper");
    assertThat(Nearest.to("/hist", words)).contains("/history");
    assertThat(Nearest.to("/whi", words)).contains("/whisper");
    assertThat(Nearest.to("/h", words)).isEmpty();
  }
}
