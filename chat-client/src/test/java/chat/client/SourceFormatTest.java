package chat.client;

import chat.testkit.SourceFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourceFormatTest {
  @Test
  void eachSourceFileIsFormatted() throws IOException {
    SourceFormat.check(Path.of(""));
  }
}
