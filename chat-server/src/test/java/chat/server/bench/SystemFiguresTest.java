package chat.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemFiguresTest {
  @Test
  void theFirstNumberOfSchedstatIsTimeOnAProcessor() {
    assertThat(CpuTime.nanos("9234567890123 456 78\n")).isEqualTo(9_234_567_890_123L);
  }

  @Test
  void threadsThatBeganAreCountedAndThoseThatEndedAreNot() {
    CpuTime before = new CpuTime(Map.of("1", 100L, "2", 50L));
    CpuTime after = new CpuTime(Map.of("1", 130L, "3", 7L));

    assertThat(after.since(before)).isEqualTo(37);
  }

  @Test
  void memoryIsResident() {
    assertThat(Target.residentKib("Name:\tjava\nVmHWM:\t   60000 kB\nVmRSS:\t   53412 kB\n"))
        .isEqualTo(53_412);
    assertThat(Target.residentKib("Name:\tkthreadd\n")).isZero();
  }
}
