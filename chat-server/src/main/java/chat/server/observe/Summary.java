package chat.server.observe;

import chat.server.room.DropReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Tells the log, now and then, what was dropped since it last did: one line a reason, however many
 * datagrams somebody throws away.
 */
public final class Summary {
  private final ServerMetrics metrics;
  private final EventLog log;
  private final Map<DropReason, Long> told = new EnumMap<>(DropReason.class);
  private long toldFailed;
  private long toldOverflowed;
  private long toldRefused;
  private long toldGuesses;

  /** Reads {@code metrics} and writes to {@code log}. */
  public Summary(ServerMetrics metrics, EventLog log) {
    this.metrics = metrics;
    this.log = log;
  }

  /** Logs what has changed. */
  public void tell() {
    for (DropReason reason : DropReason.values()) {
      long seen = told.getOrDefault(reason, 0L);
      told.put(reason, tell(seen, metrics.dropped(reason), count -> log.dropped(reason, count)));
    }
    toldFailed = tell(toldFailed, metrics.failed(), log::failed);
    toldOverflowed = tell(toldOverflowed, metrics.overflowed(), log::overflowed);
    toldRefused = tell(toldRefused, metrics.refusedConnections(), log::connectionsRefused);
    toldGuesses = tell(toldGuesses, metrics.refusedGuesses(), log::guessesRefused);
  }

  private static long tell(long seen, long count, LongConsumer line) {
    if (count > seen) {
      line.accept(count - seen);
    }
    return count;
  }
}
