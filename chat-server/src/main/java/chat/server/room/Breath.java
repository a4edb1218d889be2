package chat.server.room;

import chat.protocol.TokenBucket;

/** What a member may still say, and whether it knows that it said too much. */
final class Breath {
  private final TokenBucket bucket;
  private boolean toldTooFast;

  Breath(TokenBucket bucket) {
    this.bucket = bucket;
  }

  /** Whether something of this cost may be said now; then that much is used up. */
  boolean suffices(long now, int cost) {
    boolean rested = bucket.isFull(now);
    boolean allowed = bucket.tryTake(now, cost);
    if (allowed && rested) {
      toldTooFast = false;
    }
    return allowed;
  }

  /** Gives back what was used up for nothing. */
  void spare(int cost) {
    bucket.giveBack(cost);
  }

  /** True once until the member has rested. */
  boolean firstTimeTooFast() {
    boolean first = !toldTooFast;
    toldTooFast = true;
    return first;
  }
}
