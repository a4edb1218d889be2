package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.LogReader.Reading;
import chat.protocol.UserName;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  private static final long LATER = LogReader.REORDER_MAX;

  private final RoundTrip roundTrip = new RoundTrip();
  private final LogReader reader = reader(0, 0);

  @Test
  void whatComesInOrderIsHandedOutAtOnce() {
    assertThat(reader.arrived(0, entry(1))).containsExactly(next(1));
    assertThat(reader.arrived(0, entry(2))).containsExactly(next(2));
    assertThat(reader.have()).isEqualTo(2);
  }

  @Test
  void whatCameAlreadyIsNotHandedOutAgain() {
    var _ = reader.arrived(0, entry(1));
    var _ = reader.arrived(0, entry(3));

    assertThat(reader.arrived(0, entry(1))).isEmpty();
    assertThat(reader.arrived(0, entry(3))).isEmpty();
    assertThat(reader.arrived(0, entry(2))).containsExactly(next(2), next(3));
  }

  @Test
  void whatOvertookOthersWaitsForThem() {
    assertThat(reader.arrived(0, entry(3))).isEmpty();
    assertThat(reader.arrived(0, entry(2))).isEmpty();
    assertThat(reader.waiting()).isEqualTo(2);

    assertThat(reader.arrived(0, entry(1))).containsExactly(next(1), next(2), next(3));
    assertThat(reader.waiting()).isZero();
  }

  @Test
  void aGapIsAskedForAfterAShortWait() {
    var _ = reader.arrived(0, entry(2));

    assertThat(reader.due(LogReader.REORDER_MIN - 1)).isEmpty();
    assertThat(reader.due(LATER)).contains(want(new Span(1, 1)));
  }

  @Test
  void aGapThatClosesInTimeIsNotAskedFor() {
    var _ = reader.arrived(0, entry(2));
    var _ = reader.arrived(1, entry(1));

    assertThat(reader.due(LATER)).isEmpty();
    assertThat(reader.nanosUntilDue(LATER)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void oneQuestionNamesAllThatIsMissing() {
    var _ = reader.arrived(0, entry(3));
    var _ = reader.arrived(LATER - 1, entry(5));

    assertThat(reader.due(LATER)).contains(want(new Span(1, 2), new Span(4, 1)));
  }

  @Test
  void itIsAskedAgainAndAgainForAllThatIsMissing() {
    var _ = reader.arrived(0, entry(2));
    long now = LATER;
    var _ = reader.due(now);
    var _ = reader.arrived(now, entry(4));
    now += LATER;
    assertThat(reader.due(now)).as("the first may be on its way").contains(want(new Span(3, 1)));
    for (int asked = 2; asked < 50; asked++) {
      now += reader.nanosUntilDue(now);
      assertThat(reader.due(now)).contains(want(new Span(1, 1), new Span(3, 1)));
    }
    assertThat(reader.nanosUntilDue(now)).isEqualTo(RoundTrip.TIMEOUT_MAX);
  }

  @Test
  void whenSomethingComesOfItThePausesAreShortAgain() {
    reader.head(0, 2);
    long now = 0;
    for (int asked = 0; asked < 50; asked++) {
      now += reader.nanosUntilDue(now);
      assertThat(reader.due(now)).isPresent();
    }
    var _ = reader.repaired(now, List.of(entry(1)));
    now += reader.nanosUntilDue(now);
    var _ = reader.due(now);

    assertThat(reader.nanosUntilDue(now)).isEqualTo(RoundTrip.TIMEOUT_FIRST);
  }

  @Test
  void headTellsWhatIsMissingAtTheEnd() {
    var _ = reader.arrived(0, entry(1));
    reader.head(0, 2);

    assertThat(reader.due(LATER)).contains(want(new Span(2, 1)));
  }

  @Test
  void historyIsAskedForAtOnce() {
    assertThat(reader(10, 30).due(0)).contains(want(new Span(11, 20)));
  }

  @Test
  void whatIsGoneIsReportedAndTheRestHandedOut() {
    var _ = reader.arrived(0, entry(3));
    var _ = reader.arrived(0, entry(8));

    assertThat(reader.gone(0, 6))
        .containsExactly(new Reading.Lost(2), next(3), new Reading.Lost(2));
    assertThat(reader.due(LATER)).contains(want(new Span(6, 2)));
  }

  @Test
  void anOldGoneSaysNothing() {
    var _ = reader.arrived(0, entry(1));

    assertThat(reader.gone(0, 1)).isEmpty();
    assertThat(reader.have()).isEqualTo(1);
  }

  @Test
  void itKeepsAndAsksForNoMoreThanItMay() {
    long far = 1_000_000;
    LongStream.rangeClosed(2, 3_000).forEach(seq -> reader.arrived(0, entry(seq)));
    assertThat(reader.waiting()).isEqualTo(LogReader.AHEAD_MAX - 1);

    var _ = reader.arrived(0, entry(far));
    List<Reading> readings = new ArrayList<>(reader.arrived(0, entry(1)));

    assertThat(readings).hasSize(LogReader.AHEAD_MAX);
    assertThat(reader.due(LATER))
        .contains(want(new Span(LogReader.AHEAD_MAX + 1, LogReader.AHEAD_MAX)));
  }

  @Test
  void afterABreakItAsksAnew() {
    var _ = reader.arrived(0, entry(2));
    var _ = reader.due(LATER);
    reader.resume(LATER, 5);

    assertThat(reader.due(LATER)).contains(want(new Span(1, 1), new Span(3, 3)));
  }

  @Test
  void onlyAnAnswerToTheFirstQuestionIsMeasured() {
    reader.head(0, 2);
    var _ = reader.due(LATER);
    var _ = reader.repaired(LATER + 7_000_000, List.of(entry(1)));
    assertThat(roundTrip.smoothed()).isEqualTo(7_000_000);

    long again = LATER + 7_000_000 + reader.nanosUntilDue(LATER + 7_000_000);
    var _ = reader.due(again);
    var _ = reader.repaired(again + 1, List.of(entry(2)));
    assertThat(roundTrip.smoothed()).isEqualTo(7_000_000);
  }

  @Test
  void numbersBeyondAllMeasureAreNoEndlessWork() {
    var _ = reader.gone(0, Long.MAX_VALUE - 1023);
    reader.head(0, Long.MAX_VALUE);
    var _ = reader.arrived(0, entry(Long.MAX_VALUE));

    assertThat(reader.have()).isEqualTo(Long.MAX_VALUE - 1024);
    assertThat(reader.due(LATER)).isPresent();
  }

  private LogReader reader(long have, long end) {
    return new LogReader(have, end, roundTrip, new SplittableRandom(1), 0);
  }

  private static ClientFrame want(Span... spans) {
    return new ClientFrame.Want(List.of(spans));
  }

  private static Reading next(long seq) {
    return new Reading.Next(entry(seq));
  }

  private static LogEntry entry(long seq) {
    return new LogEntry(
        seq, Instant.EPOCH, new Happening.Said(new UserName("alice"), "text " + seq));
  }
}
