package chat.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One thread that never sleeps: it makes crowds talk, listens, and tells when all has been heard.
 * What is said is counted until it has been heard, so a measurement begins and ends with nothing
 * open.
 */
final class Driver {
  private static final long TICK_NANOS = 10_000_000;
  private static final long STALL_NANOS = 5_000_000_000L;
  private static final Duration QUIET = Duration.ofMillis(150);
  private static final Duration SETTLE_MAX = Duration.ofSeconds(30);

  /** A crowd, and how it talks. */
  record Part(Crowd crowd, Pace pace) {}

  /**
   * Lets all parts talk for so long, then listens until all has been heard, and answers how long
   * that took.
   */
  long run(List<Part> parts, Duration time) throws IOException {
    parts.forEach(part -> part.crowd().begin());
    return talkAndListen(parts, time);
  }

  /**
   * Lets all parts say what they say at once, sleeps while that is relayed, then listens until all
   * has been heard; answers how long it took to relay it.
   */
  long watch(List<Part> parts, Labour relays) throws IOException, InterruptedException {
    parts.forEach(part -> part.crowd().begin());
    long start = System.nanoTime();
    for (Part part : parts) {
      part.crowd().talk(part.pace(), start);
    }
    long relayed = relays.finished() - start;
    talkAndListen(parts, Duration.ZERO);
    return relayed;
  }

  private long talkAndListen(List<Part> parts, Duration time) throws IOException {
    long start = System.nanoTime();
    long deadline = start + time.toNanos();
    long progress = start;
    long ticked = start;
    long now = start;
    long delivered = 0;
    int first = 0;
    while (now - deadline < 0 || areOpen(parts)) {
      boolean talking = now - deadline < 0;
      // Each is the first as often as the others: what comes first is relayed first.
      first = (first + 1) % parts.size();
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get((first + i) % parts.size());
        if (talking) {
          part.crowd().talk(part.pace(), System.nanoTime());
        }
        part.crowd().hearSome();
      }
      now = System.nanoTime();
      long sum = delivered(parts);
      if (sum != delivered || !areOpen(parts)) {
        delivered = sum;
        progress = now;
      } else if (now - progress > STALL_NANOS) {
        parts.forEach(part -> part.crowd().giveUp());
      }
      if (now - ticked > TICK_NANOS) {
        ticked = now;
        for (Part part : parts) {
          part.crowd().tick(now);
        }
      }
    }
    return now - start;
  }

  /** Listens until nothing comes any more, and nothing is missing. */
  void settle(Crowd crowd) throws IOException {
    long deadline = System.nanoTime() + SETTLE_MAX.toNanos();
    // Who says that it is there is told where the log ends, and so what it lacks.
    var _ = crowd.tick(System.nanoTime());
    do {
      listen(crowd, deadline);
    } while (crowd.tick(System.nanoTime()) > 0);
    listen(crowd, deadline);
    crowd.begin();
  }

  /** Until nothing has come for a moment. */
  private static void listen(Crowd crowd, long deadline) throws IOException {
    long heard = System.nanoTime();
    for (long now = heard; now - heard < QUIET.toNanos(); now = System.nanoTime()) {
      if (now - deadline > 0) {
        throw new IOException(
            "the members hear something all the time, though nobody says anything");
      }
      if (crowd.hearAll() > 0) {
        heard = now;
      }
    }
  }

  private static long delivered(List<Part> parts) {
    long sum = 0;
    for (Part part : parts) {
      sum += part.crowd().tally().delivered;
    }
    return sum;
  }

  private static boolean areOpen(List<Part> parts) {
    for (Part part : parts) {
      if (part.crowd().open() > 0) {
        return true;
      }
    }
    return false;
  }
}
