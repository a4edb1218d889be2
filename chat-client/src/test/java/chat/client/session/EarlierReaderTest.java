package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.LogReader.Reading;
import chat.protocol.UserName;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Span;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EarlierReaderTest {
  private final EarlierReader earlier =
      new EarlierReader(10, new RoundTrip(), new SplittableRandom(1));

  @Test
  void readsAPieceAndThenTheOneBefore() {
    earlier.begin(0, 3);
    assertThat(earlier.due(0)).hasValue(new ClientFrame.Want(List.of(new Span(7, 3))));
    assertThat(earlier.finish()).isEmpty();
    assertThat(earlier.repaired(0, List.of(entry(7), entry(8), entry(9), entry(10))))
        .as("the last is no part of it")
        .containsExactly(next(7), next(8), next(9));
    assertThat(earlier.finish()).hasValue(7);
    assertThat(earlier.finish()).as("told once").isEmpty();

    earlier.begin(0, 3);
    assertThat(earlier.due(0)).hasValue(new ClientFrame.Want(List.of(new Span(4, 3))));
  }

  @Test
  void thereIsNothingBeforeTheFirst() {
    earlier.begin(0, 100);
    assertThat(earlier.due(0)).hasValue(new ClientFrame.Want(List.of(new Span(1, 9))));
    var _ = earlier.gone(0, 10);
    assertThat(earlier.finish()).as("the first that was told already").hasValue(10);
  }

  @Test
  void whatIsNotKeptIsNoPartOfIt() {
    earlier.begin(0, 5);
    assertThat(earlier.gone(0, 8)).containsExactly(new Reading.Lost(3));
    assertThat(earlier.repaired(0, List.of(entry(8), entry(9)))).containsExactly(next(8), next(9));
    assertThat(earlier.finish()).hasValue(8);
  }

  @Test
  void whoReadsNothingTakesNothing() {
    assertThat(earlier.isReading()).isFalse();
    assertThat(earlier.covers(entry(5))).isFalse();
    assertThat(earlier.repaired(0, List.of(entry(5)))).isEmpty();
    assertThat(earlier.gone(0, 8)).isEmpty();
    assertThat(earlier.due(0)).isEmpty();
    assertThat(earlier.nanosUntilDue(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(earlier.finish()).isEmpty();
  }

  @Test
  void afterABreakItAsksAnew() {
    earlier.begin(0, 2);
    var _ = earlier.due(0);
    assertThat(earlier.nanosUntilDue(1)).isPositive();
    earlier.resume(1);
    assertThat(earlier.nanosUntilDue(1)).isZero();
    assertThat(earlier.due(1)).hasValue(new ClientFrame.Want(List.of(new Span(8, 2))));
  }

  private static Reading next(long seq) {
    return new Reading.Next(entry(seq));
  }

  private static LogEntry entry(long seq) {
    return new LogEntry(seq, Instant.EPOCH, new Happening.Said(new UserName("bob"), "text " + seq));
  }
}
