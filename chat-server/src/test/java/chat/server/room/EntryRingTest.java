package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EntryRingTest {
  private static final int BYTES = 1 << 20;
  private static final UserName ALICE = new UserName("alice");

  @Test
  void itCountsFromOne() {
    EntryRing ring = ring(10, BYTES);

    assertThat(ring.newest()).isZero();
    assertThat(ring.oldest()).isOne();
    keep(ring, "a");
    assertThat(ring.newest()).isOne();
    assertThat(read(ring, 1)).isEqualTo(entry(1, "a"));
  }

  @Test
  void theNewestAreKept() {
    EntryRing ring = ring(10, BYTES);
    fill(ring, 1_000);

    assertThat(ring.oldest()).isEqualTo(991);
    LongStream.rangeClosed(991, 1_000)
        .forEach(seq -> assertThat(read(ring, seq).seq()).isEqualTo(seq));
    assertThatThrownBy(() -> ring.get(990)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ring.get(1_001)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsLargerThanTheWholeIsCountedAndNotKept() {
    EntryRing ring = ring(10, 100);
    keep(ring, "small");
    keep(ring, "x".repeat(200));

    assertThat(ring.newest()).isEqualTo(2);
    assertThat(ring.oldest()).isEqualTo(3);
    assertThat(ring.bytes()).isZero();
    keep(ring, "small");
    assertThat(read(ring, 3)).isEqualTo(entry(3, "small"));
  }

  @Test
  void withoutLimitsNothingIsKept() {
    for (HistoryLimits none :
        List.of(HistoryLimits.NONE, new HistoryLimits(0, BYTES), new HistoryLimits(10, 0))) {
      EntryRing ring = new EntryRing(none);
      fill(ring, 5);

      assertThat(ring.newest()).isEqualTo(5);
      assertThat(ring.oldest()).isEqualTo(6);
    }
  }

  @Test
  void whatIsClearedKeepsItsNumbers() {
    EntryRing ring = ring(10, BYTES);
    fill(ring, 5);
    ring.clear();

    assertThat(ring.bytes()).isZero();
    assertThat(ring.oldest()).isEqualTo(6);
    keep(ring, "again");
    assertThat(read(ring, 6)).isEqualTo(entry(6, "again"));
  }

  @Test
  void itGoesOnWhenMoreWasSaidThanAnIntCanCount() {
    EntryRing ring = ring(3, BYTES);
    String text = "x".repeat(60_000);
    long size = FrameCodec.packedSize(entry(1, text));
    for (long said = 0; said < 2L * Integer.MAX_VALUE + 10 * BYTES; said += text.length()) {
      keep(ring, text);
      assertThat(ring.bytes()).isEqualTo(size * (ring.newest() - ring.oldest() + 1));
    }
    for (long seq = ring.oldest(); seq <= ring.newest(); seq++) {
      assertThat(read(ring, seq)).isEqualTo(entry(seq, text));
    }
  }

  @Test
  void itTellsWhatAListOfAllWouldTell() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 300; i++) {
            compareWithAList(random);
          }
        });
  }

  private static void compareWithAList(SplittableRandom random) {
    HistoryLimits limits = new HistoryLimits(random.nextInt(1, 40), random.nextInt(30, 3_000));
    int longest = random.nextInt(1, 400);
    EntryRing ring = new EntryRing(limits);
    Deque<LogEntry> list = new ArrayDeque<>();
    for (int seq = 1; seq <= 200; seq++) {
      String text = randomText(random, longest);
      LogEntry entry = entry(seq, text);
      if (random.nextBoolean()) {
        ring.keep(entry);
      } else {
        ring.keepSaid(entry.time(), ALICE, Utterance.of(text));
      }
      list.add(entry);
      while (!list.isEmpty() && (list.size() > limits.entries() || bytes(list) > limits.bytes())) {
        list.remove();
      }
      assertThat(ring.newest()).isEqualTo(seq);
      assertThat(ring.oldest()).isEqualTo(seq - list.size() + 1);
      assertThat(ring.bytes()).isEqualTo(bytes(list));
      assertThat(ring.capacity()).isLessThanOrEqualTo(limits.bytes() + 4 * 64);
      assertThat(LongStream.rangeClosed(ring.oldest(), seq).mapToObj(each -> read(ring, each)))
          .containsExactlyElementsOf(list);
    }
  }

  private static LogEntry read(EntryRing ring, long seq) {
    return FrameCodec.unpack(ring.get(seq));
  }

  private static int bytes(Deque<LogEntry> entries) {
    return entries.stream().mapToInt(FrameCodec::packedSize).sum();
  }

  private static String randomText(SplittableRandom random, int longest) {
    return (random.nextBoolean() ? "x" : "日").repeat(random.nextInt(longest));
  }

  private static void fill(EntryRing ring, int count) {
    IntStream.range(0, count).forEach(i -> keep(ring, "text " + i));
  }

  private static void keep(EntryRing ring, String text) {
    ring.keep(entry(ring.newest() + 1, text));
  }

  private static LogEntry entry(long seq, String text) {
    return new LogEntry(seq, Instant.ofEpochMilli(seq), new Happening.Said(ALICE, text));
  }

  private static EntryRing ring(int entries, int bytes) {
    return new EntryRing(new HistoryLimits(entries, bytes));
  }
}
