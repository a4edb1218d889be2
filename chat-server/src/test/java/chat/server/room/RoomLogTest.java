package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.UserName;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomLogTest {
  private static final int BYTES = 1 << 20;
  private static final UserName ALICE = new UserName("alice");

  @Test
  void itCountsFromOne() {
    RoomLog log = log(10, BYTES);

    assertThat(log.newest()).isZero();
    assertThat(log.oldest()).isOne();
    assertThat(append(log, "a").seq()).isOne();
    assertThat(append(log, "b").seq()).isEqualTo(2);
  }

  @Test
  void theNewestAreKept() {
    RoomLog log = log(10, BYTES);
    fill(log, 1_000);

    assertThat(log.oldest()).isEqualTo(991);
    LongStream.rangeClosed(991, 1_000)
        .forEach(seq -> assertThat(log.at(seq).whole().seq()).isEqualTo(seq));
    assertThatThrownBy(() -> log.at(990)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.at(1_001)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itGrowsWithoutMixingThemUp() {
    RoomLog log = log(1_000, BYTES);
    for (int i = 1; i <= 3_000; i++) {
      append(log, "text " + i);
      assertThat(log.at(log.oldest()).whole().seq()).isEqualTo(log.oldest());
    }
    for (long seq = log.oldest(); seq <= log.newest(); seq++) {
      assertThat(log.at(seq).whole().what()).isEqualTo(new Happening.Said(ALICE, "text " + seq));
    }
  }

  @Test
  void bytesAreBoundedToo() {
    RoomLog log = log(1_000, 500);
    for (int i = 0; i < 200; i++) {
      append(log, "x".repeat(i % 50));
      assertThat(log.bytes()).isLessThanOrEqualTo(500);
      assertThat(log.bytes()).isEqualTo(keptBytes(log));
    }
  }

  @Test
  void whatIsLargerThanTheWholeIsCountedAndNotKept() {
    RoomLog log = log(10, 100);
    append(log, "small");
    append(log, "x".repeat(200));

    assertThat(log.newest()).isEqualTo(2);
    assertThat(log.oldest()).isEqualTo(3);
    assertThat(log.bytes()).isZero();
    append(log, "small");
    assertThat(log.at(3).whole().seq()).isEqualTo(3);
  }

  @Test
  void withoutLimitsNothingIsKept() {
    RoomLog log = new RoomLog(HistoryLimits.NONE);
    fill(log, 5);

    assertThat(log.newest()).isEqualTo(5);
    assertThat(log.oldest()).isEqualTo(6);
  }

  private static long keptBytes(RoomLog log) {
    return LongStream.rangeClosed(log.oldest(), log.newest()).map(seq -> log.at(seq).size()).sum();
  }

  private static void fill(RoomLog log, int count) {
    IntStream.range(0, count).forEach(i -> append(log, "text " + i));
  }

  private static LogEntry append(RoomLog log, String text) {
    return log.append(Instant.EPOCH, new Happening.Said(ALICE, text));
  }

  private static RoomLog log(int entries, int bytes) {
    return new RoomLog(new HistoryLimits(entries, bytes));
  }
}
