package chat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

class OptionsTest {
  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "2s,PT2S", "10m,PT10M", "1h,PT1H", "365d,PT8760H"})
  void readsTimes(String text, Duration time) {
    assertThat(new DurationOption().convert(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "-1s", "1.5s", "0s", "366d", "9999999999s", "2 s"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> new DurationOption().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "65536", "99999", "http", "1.0"})
  void refusesWhatIsNoPort(String text) {
    assertThatThrownBy(() -> new PortOption().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "1e3", "9999999999"})
  void refusesWhatIsNoCount(String text) {
    assertThatThrownBy(() -> new CountOption().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @Test
  void anEmptyCommandLineGivesTheDefaultsOfTheConfig() {
    CommandSpec spec = CommandSpec.create();
    LimitOptions limits = new LimitOptions(new Settings(spec));
    new CommandLine(spec).parseArgs();

    assertThat(limits.control()).isEqualTo(ServerConfig.defaults().control());
    assertThat(limits.rooms()).isEqualTo(ServerConfig.defaults().rooms());
  }

  @Test
  void eachTextIsThereInBothLanguages() throws Exception {
    Properties english = new Properties();
    english.load(getClass().getResourceAsStream("Texts.properties"));
    Properties japanese = new Properties();
    japanese.load(getClass().getResourceAsStream("Texts_ja.properties"));

    assertThat(japanese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    assertThat(new ServerTexts(Locale.ROOT).get("stop"))
        .isEqualTo("Press Ctrl-C to stop the server.");
    assertThat(new ServerTexts(Locale.JAPANESE).get("stop")).contains("Ctrl-C を");
  }
}
