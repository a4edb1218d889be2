package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final Pattern BLANK = Pattern.compile("%(?:\\d\\$)?[sd]");

  /** The file itself: a bundle would fill a gap with another language's text. */
  private static Properties file(String name) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(Path.of("src/main/resources/chat/client/ui", name))) {
      properties.load(in);
    }
    return properties;
  }

  private static List<String> blanks(String text) {
    List<String> blanks = new ArrayList<>();
    Matcher matcher = BLANK.matcher(text);
    while (matcher.find()) {
      blanks.add(matcher.group());
    }
    return blanks;
  }

  @ParameterizedTest
  @ValueSource(strings = {"phrases.properties", "phrases_ja.properties"})
  void eachPhraseIsInEachLanguageAndNothingElseIs(String name) throws IOException {
    Set<String> keys =
        Stream.of(Phrase.values()).map(Phrase::key).collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(file(name).stringPropertyNames())).isEqualTo(keys);
  }

  @Test
  void bothLanguagesFillTheSameBlanks() throws IOException {
    Properties english = file("phrases.properties");
    Properties japanese = file("phrases_ja.properties");
    for (String key : english.stringPropertyNames()) {
      assertThat(blanks(japanese.getProperty(key)))
          .as(key)
          .isEqualTo(blanks(english.getProperty(key)));
    }
  }

  @Test
  void noPhraseIsUnused() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (!file.endsWith("Phrase.java")) {
          sources.append(Files.readString(file));
        }
      }
    }
    assertThat(Phrase.values())
        .allMatch(phrase -> sources.toString().matches("(?s).*Phrase\\." + phrase + "\\b.*"));
  }

  @Test
  void theHelpIsWholeInBothLanguages() throws IOException {
    assertThat(file("help_ja.properties").stringPropertyNames())
        .isEqualTo(file("help.properties").stringPropertyNames());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theMachinesLanguageDoesNotMixIn(Language language) {
    Locale usual = Locale.getDefault();
    try {
      for (Locale machine : List.of(Locale.JAPAN, Locale.US, Locale.GERMANY)) {
        Locale.setDefault(machine);
        assertThat(new Texts(language).say(Phrase.MENU_QUIT))
            .isEqualTo(language == Language.EN ? "Quit" : "終了");
      }
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void theLanguageIsThatOfTheLocale() {
    assertThat(Language.of(Map.of("LANG", "ja_JP.UTF-8"), Locale.US)).isEqualTo(Language.JA);
    assertThat(Language.of(Map.of("LC_ALL", "C", "LANG", "ja_JP.UTF-8"), Locale.JAPAN))
        .isEqualTo(Language.EN);
    assertThat(Language.of(Map.of("LC_ALL", ""), Locale.JAPAN)).isEqualTo(Language.JA);
    assertThat(Language.of(Map.of(), Locale.GERMANY)).isEqualTo(Language.EN);
  }
}
