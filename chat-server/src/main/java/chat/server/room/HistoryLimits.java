package chat.server.room;

/**
 * How much of a room's log is kept.
 *
 * @param entries so many of the newest entries
 * @param bytes so many bytes of entries, as they travel
 */
public record HistoryLimits(int entries, int bytes) {
  /** Nothing is kept: nobody can speak the extension {@code log}. */
  public static final HistoryLimits NONE = new HistoryLimits(0, 0);

  /** Whether anything is kept. */
  public boolean isKept() {
    return entries > 0 && bytes > 0;
  }
}
