package chat.client.conform;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.conform.Words.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final Pattern BLANK = Pattern.compile("%[sd]");
  private static final List<Check> CHECKS =
      Checks.all(new Wishes(Duration.ofSeconds(1), Optional.empty(), ""));

  private static Properties file(String name) throws IOException {
    Properties properties = new Properties();
    try (var in =
        Files.newBufferedReader(Path.of("src/main/resources/chat/client/conform", name))) {
      properties.load(in);
    }
    return properties;
  }

  @ParameterizedTest
  @ValueSource(strings = {"words.properties", "words_ja.properties"})
  void eachWordIsInEachLanguageAndNothingElseIs(String name) throws IOException {
    Set<String> keys =
        Stream.of(
                CHECKS.stream().map(check -> "asks." + check.name()),
                Stream.of(Said.values()).map(Said::key),
                Stream.of(Mistake.values()).map(Mistake::key),
                Stream.of(Word.values()).map(Word::key))
            .flatMap(one -> one)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(file(name).stringPropertyNames())).isEqualTo(keys);
  }

  @Test
  void bothLanguagesFillTheSameBlanks() throws IOException {
    Properties english = file("words.properties");
    Properties japanese = file("words_ja.properties");
    for (String key : english.stringPropertyNames()) {
      assertThat(blanks(japanese.getProperty(key)))
          .as(key)
          .isEqualTo(blanks(english.getProperty(key)));
    }
  }

  @Test
  void noSentenceIsUnused() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/chat/client/conform"))) {
      for (Path file : files.toList()) {
        sources.append(Files.readString(file));
      }
    }
    assertThat(Said.values())
        .allMatch(said -> sources.toString().matches("(?s).*Said\\." + said + "\\b.*"));
    assertThat(Mistake.values())
        .allMatch(mistake -> sources.toString().matches("(?s).*Mistake\\." + mistake + "\\b.*"));
  }

  @Test
  void checksHaveNamesOfTheirOwnAndSectionsThatExist() throws IOException {
    String protocol = Files.readString(Path.of("..", "docs", "protocol.md"));
    assertThat(CHECKS).extracting(Check::name).doesNotHaveDuplicates();
    assertThat(CHECKS)
        .allSatisfy(
            check ->
                assertThat(protocol)
                    .as(check.name())
                    .containsPattern("(?m)^#+ " + Pattern.quote(check.section()) + "\\.? "));
  }

  private static List<String> blanks(String text) {
    return BLANK.matcher(text).results().map(MatchResult::group).toList();
  }
}
