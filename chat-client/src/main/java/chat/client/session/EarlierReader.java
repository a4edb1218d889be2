package chat.client.session;

import chat.client.session.LogReader.Reading;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.LogEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Reads what stands in the log before what was told, a piece at a time, each before the one before.
 *
 * <p>Pure; times are nanoseconds. Not safe for several threads at once.
 */
final class EarlierReader {
  private final RoundTrip roundTrip;
  private final RandomGenerator random;

  /** The first entry that was told, or will be. */
  private long told;

  /** Where the piece ends that is being read. */
  private long end;

  private Optional<LogReader> piece = Optional.empty();

  /** Reads nothing yet; from {@code told} on the log is read without it. */
  EarlierReader(long told, RoundTrip roundTrip, RandomGenerator random) {
    this.told = told;
    this.roundTrip = roundTrip;
    this.random = random;
  }

  /** Whether it has not read all of the piece. */
  boolean isReading() {
    return piece.isPresent();
  }

  /** Begins with a piece of so many entries, or as many as there are. */
  void begin(long now, int count) {
    end = told - 1;
    long before = Math.max(0, end - count);
    piece = Optional.of(new LogReader(before, end, roundTrip, random, now));
    told = before + 1;
  }

  /** Whether the entry is of the piece that is being read. */
  boolean covers(LogEntry entry) {
    return isReading() && entry.seq() <= end;
  }

  /** Entries came that were asked for, here or elsewhere. */
  List<Reading> repaired(long now, List<LogEntry> entries) {
    return piece
        .map(reader -> reader.repaired(now, entries.stream().filter(this::covers).toList()))
        .orElse(List.of());
  }

  /** What is older than {@code oldest} is not kept any more. */
  List<Reading> gone(long now, long oldest) {
    long first = Math.min(oldest, end + 1);
    return piece
        .map(
            reader -> {
              told = Math.max(told, first);
              return reader.gone(now, first);
            })
        .orElse(List.of());
  }

  /** Where the piece begins that has been read to its end just now. */
  OptionalLong finish() {
    if (piece.isEmpty() || piece.get().have() < end) {
      return OptionalLong.empty();
    }
    piece = Optional.empty();
    return OptionalLong.of(told);
  }

  /** What to ask for now, if it is time. */
  Optional<ClientFrame> due(long now) {
    return piece.flatMap(reader -> reader.due(now));
  }

  /** Nanoseconds until there is something to ask for; a very long time when nothing is missing. */
  long nanosUntilDue(long now) {
    return piece.map(reader -> reader.nanosUntilDue(now)).orElse(Long.MAX_VALUE);
  }

  /** After a break: asks anew for all that is missing. */
  void resume(long now) {
    piece.ifPresent(reader -> reader.resume(now, end));
  }
}
