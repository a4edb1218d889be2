package chat.protocol;

import chat.testkit.SourceFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourceFormatTest {
  @Test
  void everyFileOfThisModuleIsFormatted() throws IOException {
    SourceFormat.check(Path.of(""));
  }
}
