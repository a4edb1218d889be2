package chat.client.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was said a moment ago to a server that confirms nothing. When it is gone, nobody can tell
 * whether it heard that; whatever it sends a while after something was said shows that it was there
 * still.
 *
 * <p>Pure; times are nanoseconds.
 */
final class LastWords {
  /** What the server sends after so long, it sends after it could hear what was said. */
  static final long ROUND_TRIP_MAX = Duration.ofSeconds(1).toNanos();

  static final int KEPT_MAX = 64;

  /** Something that was said. */
  private record Words(String text, long at) {}

  private final Deque<Words> kept = new ArrayDeque<>();
  private final long doubt;

  /**
   * Nothing was said yet.
   *
   * @param doubt how long ago something may have been said that is in doubt, whatever was heard
   */
  LastWords(long doubt) {
    this.doubt = doubt;
  }

  /** This was sent. */
  void said(long now, String text) {
    forgetBefore(now - doubt);
    if (kept.size() == KEPT_MAX) {
      kept.remove();
    }
    kept.add(new Words(text, now));
  }

  /** This was not sent after all. */
  void unsaid(String text) {
    kept.removeIf(words -> words.text().equals(text));
  }

  /** The server was heard. */
  void heard(long now) {
    forgetBefore(now - ROUND_TRIP_MAX);
  }

  /** What is in doubt, the oldest first; it is told only once. */
  List<String> take() {
    List<String> texts = kept.stream().map(Words::text).toList();
    kept.clear();
    return texts;
  }

  private void forgetBefore(long time) {
    while (!kept.isEmpty() && kept.element().at() - time <= 0) {
      kept.remove();
    }
  }
}
