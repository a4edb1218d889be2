package chat.client.session;

import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Reads a room's log: hands out each entry once and in order, and notices what is missing (section
 * 11.5).
 *
 * <p>Pure: the caller says what time it is and sends what is {@link #due}. Not safe for several
 * threads at once.
 */
final class LogReader {
  /** So many entries behind the first that is missing are kept or asked for. */
  static final int AHEAD_MAX = 1024;

  static final long REORDER_MIN = Duration.ofMillis(20).toNanos();
  static final long REORDER_MAX = Duration.ofMillis(60).toNanos();

  /** What comes out. */
  sealed interface Reading {
    /** The next entry. */
    record Next(LogEntry entry) implements Reading {}

    /** So many entries are lost: the server does not keep them any more. */
    record Lost(long count) implements Reading {}
  }

  /** An entry that is missing. */
  private static final class Missing {
    private long askAt;
    private long askedAt;
    private int asked;

    private Missing(long askAt) {
      this.askAt = askAt;
    }
  }

  private final RoundTrip roundTrip;
  private final RandomGenerator random;
  private final TreeMap<Long, LogEntry> early = new TreeMap<>();
  private final TreeMap<Long, Missing> missing = new TreeMap<>();

  /** How often we have asked since something came that we had asked for. */
  private int unanswered;

  /** All up to here were handed out. */
  private long have;

  /** The newest that we know of. */
  private long end;

  /** All up to here are in one of the maps or handed out. */
  private long watched;

  /**
   * Starts behind {@code have}.
   *
   * @param end the newest entry there is; what lies between is asked for at once
   */
  LogReader(long have, long end, RoundTrip roundTrip, RandomGenerator random, long now) {
    this.have = have;
    this.watched = have;
    this.end = end;
    this.roundTrip = roundTrip;
    this.random = random;
    watch(now);
  }

  /** All entries up to this one were handed out. */
  long have() {
    return have;
  }

  /** An entry came, on its own: it may have overtaken others. */
  List<Reading> arrived(long now, LogEntry entry) {
    if (!accept(entry)) {
      return List.of();
    }
    reveal(entry.seq(), now + random.nextLong(REORDER_MIN, REORDER_MAX));
    return handOut(now);
  }

  /** Entries came that we had asked for. */
  List<Reading> repaired(long now, List<LogEntry> entries) {
    for (LogEntry entry : entries) {
      Missing gap = missing.get(entry.seq());
      if (gap != null && gap.asked == 1) {
        roundTrip.measured(now - gap.askedAt);
      }
      if (accept(entry)) {
        reveal(entry.seq(), now);
      }
    }
    return handOut(now);
  }

  /** The newest entry has this number. */
  void head(long now, long newest) {
    // It may have overtaken the entry itself.
    reveal(newest, now + REORDER_MIN);
  }

  /** What is older than {@code oldest} is not kept any more. */
  List<Reading> gone(long now, long oldest) {
    List<Reading> readings = new ArrayList<>();
    end = Math.max(end, oldest - 1);
    while (have + 1 < oldest) {
      Map.Entry<Long, LogEntry> next = early.firstEntry();
      long stop = next == null ? oldest : Math.min(next.getKey(), oldest);
      if (stop > have + 1) {
        readings.add(new Reading.Lost(stop - have - 1));
        have = stop - 1;
      }
      handOutInto(readings);
    }
    missing.headMap(have, true).clear();
    watched = Math.max(watched, have);
    watch(now);
    return readings;
  }

  /** After a break: asks anew for all that is missing, up to {@code newest}. */
  void resume(long now, long newest) {
    unanswered = 0;
    missing.values().forEach(gap -> gap.askAt = now);
    reveal(newest, now);
  }

  /** What to ask for now, if it is time: all that is missing, but for what may be on its way. */
  Optional<ClientFrame> due(long now) {
    if (nanosUntilDue(now) > 0) {
      return Optional.empty();
    }
    unanswered++;
    long askAt = now + roundTrip.timeout(unanswered);
    List<Span> spans = new ArrayList<>();
    for (Map.Entry<Long, Missing> entry : missing.entrySet()) {
      Missing gap = entry.getValue();
      if (now - gap.askAt >= 0 || gap.asked == 0 || now - gap.askedAt >= roundTrip.smoothed()) {
        if (!extend(spans, entry.getKey())) {
          break;
        }
        gap.asked++;
        gap.askedAt = now;
        gap.askAt = askAt;
      }
    }
    return Optional.of(new ClientFrame.Want(spans));
  }

  /** Nanoseconds until there is something to ask for; a very long time when nothing is missing. */
  long nanosUntilDue(long now) {
    long first = Long.MAX_VALUE;
    for (Missing gap : missing.values()) {
      first = Math.min(first, Math.max(0, gap.askAt - now));
    }
    return first;
  }

  /** How many entries are kept that cannot be handed out yet. */
  int waiting() {
    return early.size();
  }

  private static boolean extend(List<Span> spans, long seq) {
    if (!spans.isEmpty()) {
      Span last = spans.getLast();
      if (last.last() + 1 == seq && last.count() < Span.COUNT_MAX) {
        spans.set(spans.size() - 1, new Span(last.from(), last.count() + 1));
        return true;
      }
    }
    return spans.size() < FrameCodec.SPANS_MAX && spans.add(new Span(seq, 1));
  }

  /** Whether the entry is new, and near enough to be kept. */
  private boolean accept(LogEntry entry) {
    long seq = entry.seq();
    if (seq <= have || early.containsKey(seq)) {
      return false;
    }
    if (seq <= have + AHEAD_MAX) {
      Missing gap = missing.remove(seq);
      if (gap != null && gap.asked > 0) {
        unanswered = 0;
      }
      early.put(seq, entry);
    }
    return true;
  }

  private void reveal(long newest, long askAt) {
    end = Math.max(end, newest);
    watch(askAt);
  }

  private void watch(long askAt) {
    // Whatever a server claims: the loop must come to an end.
    long farthest = Math.min(have, Long.MAX_VALUE - 1 - AHEAD_MAX) + AHEAD_MAX;
    long last = Math.min(end, farthest);
    for (long seq = watched + 1; seq <= last; seq++) {
      if (!early.containsKey(seq)) {
        missing.put(seq, new Missing(askAt));
      }
    }
    watched = Math.max(watched, last);
  }

  private List<Reading> handOut(long now) {
    List<Reading> readings = new ArrayList<>();
    handOutInto(readings);
    watch(now);
    return readings;
  }

  private void handOutInto(List<Reading> readings) {
    while (!early.isEmpty() && early.firstKey() == have + 1) {
      readings.add(new Reading.Next(early.pollFirstEntry().getValue()));
      have++;
    }
  }
}
