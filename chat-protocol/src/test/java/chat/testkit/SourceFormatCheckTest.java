package chat.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(named = "chat.format", matches = "write")
class SourceFormatCheckTest {
  @TempDir Path module;

  @BeforeEach
  void src() throws IOException {
    Files.createDirectory(module.resolve("src"));
  }

  @Test
  void namesTheFileAndTheCommand() throws IOException {
    Files.writeString(module.resolve("src/Crooked.java"), "class Crooked{int a ;}\n");
    Files.writeString(module.resolve("src/Straight.java"), "class Straight {}\n");
    assertThatThrownBy(() -> SourceFormat.check(module))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Crooked.java")
        .hasMessageNotContainingAny("Straight.java")
        .hasMessageContaining("-Dchat.format=write");
  }

  @Test
  void isContentWithFormattedFiles() throws IOException {
    Files.writeString(module.resolve("src/Straight.java"), "class Straight {}\n");
    assertThatCode(() -> SourceFormat.check(module)).doesNotThrowAnyException();
  }
}
