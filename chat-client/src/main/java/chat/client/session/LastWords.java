package chat.client.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

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

  /** More than anybody can say in the time that is in doubt. */
  static final int KEPT_MAX = 1024;

  /** Something that was said. */
  private record Words(String text, long at) {}

  private final Deque<Words> kept = new ArrayDeque<>();
  private final long doubt;
  private boolean suspected;

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
    if (!suspected) {
      forgetBefore(now - doubt);
    }
    if (kept.size() == KEPT_MAX) {
      kept.remove();
    }
    kept.add(new Words(text, now));
  }

  /** What was said last like this was not sent after all. */
  void unsaid(String text) {
    remove(kept.descendingIterator(), words -> words.text().equals(text));
  }

  /** The system says that something went nowhere: until the server is heard all is in doubt. */
  void suspect() {
    suspected = true;
  }

  /** The server sent back what was said, perhaps with a name in front. */
  void echoed(String text) {
    remove(kept.iterator(), words -> text.endsWith(words.text()));
  }

  private static void remove(Iterator<Words> each, Predicate<Words> meant) {
    while (each.hasNext()) {
      if (meant.test(each.next())) {
        each.remove();
        return;
      }
    }
  }

  /** The server was heard. */
  void heard(long now) {
    suspected = false;
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
