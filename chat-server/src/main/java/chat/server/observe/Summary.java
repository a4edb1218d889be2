package chat.server.observe;

import chat.server.room.DropReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tells the log, now and then, what was dropped since it last did: one line a reason, however many
 * datagrams somebody throws away.
 */
public final class Summary {
  private final ServerMetrics metrics;
  private final EventLog log;
  private final Map<DropReason, Long> told = new EnumMap<>(DropReason.class);
  private long toldFailed;
  private long toldRefused;

  /** Reads {@code metrics} and writes to {@code log}. */
  public Summary(ServerMetrics metrics, EventLog log) {
    this.metrics = metrics;
    this.log = log;
  }

  /** Logs what has changed. */
  public void tell() {
    for (DropReason reason : DropReason.values()) {
      long count = metrics.dropped(reason);
      long fresh = count - told.getOrDefault(reason, 0L);
      if (fresh > 0) {
        log.dropped(reason, fresh);
        told.put(reason, count);
      }
    }
    long failed = metrics.failed();
    if (failed > toldFailed) {
      log.failed(failed - toldFailed);
      toldFailed = failed;
    }
    long refused = metrics.refusedConnections();
    if (refused > toldRefused) {
      log.connectionsRefused(refused - toldRefused);
      toldRefused = refused;
    }
  }
}
