package chat.client.session;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** A clock that stands still between two events, what happens when, and chance: all from a seed. */
final class SimWorld {
  private record Due(long at, long turn, Runnable what) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::turn));
  private final SplittableRandom random;
  private final SimStory story;
  private long now;
  private long turns;

  SimWorld(long seed, SimStory story) {
    this.random = new SplittableRandom(seed);
    this.story = story;
  }

  static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }

  long now() {
    return now;
  }

  SplittableRandom random() {
    return random;
  }

  SimStory story() {
    return story;
  }

  void at(long time, Runnable what) {
    queue.add(new Due(Math.max(time, now), turns++, what));
  }

  void after(long nanos, Runnable what) {
    at(now + nanos, what);
  }

  void runUntil(long end) {
    while (!queue.isEmpty() && queue.element().at() <= end) {
      Due next = queue.remove();
      now = next.at();
      next.what().run();
    }
    now = end;
  }

  boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  long between(long from, long to) {
    return from == to ? from : random.nextLong(from, to);
  }

  /** Nanoseconds around this mean, as random arrivals have them. */
  long exponential(long mean) {
    return (long) (-mean * Math.log(1 - random.nextDouble()));
  }
}
