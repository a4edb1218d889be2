package chat.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LineLoggerTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void writesOneLineARecord() {
    logger(Level.INFO).log(Level.WARNING, () -> "accept.failed cause=\"部屋\"");

    assertThat(written.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "2026-11-20T01:02:03.004Z WARNING accept.failed cause=\"部屋\"" + System.lineSeparator());
  }

  @Test
  void leavesOutWhatIsBelowItsLevel() {
    logger(Level.WARNING).log(Level.INFO, () -> "room.created");
    logger(Level.OFF).log(Level.ERROR, () -> "unexpected");

    assertThat(written.size()).isZero();
  }

  private LineLogger logger(Level level) {
    return new LineLogger(
        new PrintStream(written, true, StandardCharsets.UTF_8),
        level,
        () -> Instant.parse("2026-11-20T01:02:03.004Z"));
  }
}
