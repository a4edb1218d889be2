package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardInputTest {
  @TempDir private Path directory;

  @Test
  void theImageOfAJvmIsNoInput() throws IOException {
    Path image = Path.of(System.getProperty("java.home"), "lib", "modules");

    assertThat(StandardInput.isClosed(link(image))).isTrue();
  }

  @Test
  void anythingElseIs() throws IOException {
    assertThat(StandardInput.isClosed(link(Path.of("/dev/null")))).isFalse();
    assertThat(StandardInput.isClosed(link(Path.of("/tmp/lib/modules.txt")))).isFalse();
    assertThat(StandardInput.isClosed(directory.resolve("nothing"))).isFalse();
  }

  private Path link(Path target) throws IOException {
    return Files.createSymbolicLink(directory.resolve(target.getFileName() + "-link"), target);
  }
}
