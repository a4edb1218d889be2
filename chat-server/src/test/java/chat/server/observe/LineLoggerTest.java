package chat.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineLoggerTest {
  private final List<String> written = new ArrayList<>();

  @Test
  void writesOneLineARecord() {
    logger(Level.INFO).log(Level.WARNING, () -> "accept.failed cause=\"部屋\"");

    assertThat(written)
        .containsExactly("2026-11-20T01:02:03.004Z WARNING accept.failed cause=\"部屋\"");
  }

  @Test
  void leavesOutWhatIsBelowItsLevel() {
    logger(Level.WARNING).log(Level.INFO, () -> "room.created");
    logger(Level.OFF).log(Level.ERROR, () -> "unexpected");

    assertThat(written).isEmpty();
  }

  private LineLogger logger(Level level) {
    return new LineLogger(written::add, level, () -> Instant.parse("2026-11-20T01:02:03.004Z"));
  }
}
