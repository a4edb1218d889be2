package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeapTest {
  private static final long FLAT = 4L * 1024 * 1024;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void claimedSizesCostNoMemory() throws IOException, InterruptedException {
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                HeapProbe.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output =
        new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

    assertThat(probe.waitFor()).isZero();
    assertThat(output).startsWith("growth ");
    assertThat(Long.parseLong(output.substring("growth ".length()))).isLessThan(FLAT);
  }
}
