package chat.server.relay;

import chat.server.room.Routing.Spoken;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The slips on which nothing is written just now. Any thread may take one or give it back. */
final class Slips {
  /** So many wait when it is loud; what is made when it is louder still is not kept. */
  static final int KEPT_MAX = 256;

  /** As large as it will ever be: who gives back needs no memory. */
  private final Deque<Slip> blank = new ArrayDeque<>(KEPT_MAX);

  /** One that says this. */
  Slip write(Spoken spoken) {
    Slip slip = take();
    if (slip == null) {
      return new Slip(spoken);
    }
    slip.write(spoken);
    return slip;
  }

  private synchronized @Nullable Slip take() {
    return blank.poll();
  }

  /** Who gives it back may not look at it any more. */
  void giveBack(Slip slip) {
    slip.wipe();
    if (slip.isUsual()) {
      keep(slip);
    }
  }

  private synchronized void keep(Slip slip) {
    if (blank.size() < KEPT_MAX) {
      blank.push(slip);
    }
  }
}
