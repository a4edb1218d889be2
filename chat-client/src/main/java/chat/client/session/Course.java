package chat.client.session;

import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.TimedOut;
import chat.client.session.SessionState.Action;
import java.time.Duration;
import java.util.List;

/**
 * How a stay goes on and ends. Who leaves says first what waits, then asks to leave, again and
 * again until that is answered.
 *
 * <p>Pure; times are nanoseconds. Not safe for several threads at once.
 *
 * <pre>
 *   TALKING --leave--> DRAINING --all said--> LEAVING --end--> OVER
 *      any --end, unreachable--> OVER --resume--> as before
 * </pre>
 */
final class Course {
  static final long QUIT_EVERY = Duration.ofMillis(200).toNanos();

  private static final int UNREACHABLE_MAX = 2;

  private enum Phase {
    TALKING,
    DRAINING,
    LEAVING,
    OVER
  }

  private final int quitsMax;
  private Phase phase = Phase.TALKING;
  private Phase interrupted = Phase.TALKING;
  private boolean broken;
  private int unreachable;
  private int quits;
  private long quitAt;

  /** Somebody came, who will ask to leave no more often than that. */
  Course(int quitsMax) {
    this.quitsMax = quitsMax;
  }

  /** Whether more may be said. */
  boolean isTalking() {
    return phase == Phase.TALKING;
  }

  /** Whether no more may be said, but what was said is to be sent. */
  boolean isDraining() {
    return phase == Phase.DRAINING;
  }

  boolean isLeaving() {
    return phase == Phase.LEAVING;
  }

  boolean isOver() {
    return phase == Phase.OVER;
  }

  /** Whether it is over because one of the two heard nothing of the other any more. */
  boolean isBroken() {
    return broken;
  }

  /** Wants to leave, once all is said. */
  void leave() {
    if (phase == Phase.TALKING) {
      phase = Phase.DRAINING;
    }
  }

  /** All is said. */
  void drained(long now) {
    phase = Phase.LEAVING;
    quitAt = now;
  }

  /** Whether it is time to ask to leave, or to give that up. */
  boolean isQuitDue(long now) {
    return phase == Phase.LEAVING && now - quitAt >= 0;
  }

  /** Whether it has asked to leave often enough. */
  boolean isTiredOfQuitting() {
    return quits >= quitsMax;
  }

  /** It asks to leave now. */
  void quitting(long now) {
    quits++;
    quitAt = now + QUIT_EVERY;
  }

  /** Nanoseconds until {@link #isQuitDue}; a very long time when it is not leaving. */
  long nanosUntilQuit(long now) {
    return phase == Phase.LEAVING ? quitAt - now : Long.MAX_VALUE;
  }

  /** The server was heard. */
  void reached() {
    unreachable = 0;
  }

  /** The system says that a datagram went nowhere; once that may be an old one. */
  List<Action> unreachable() {
    unreachable++;
    return unreachable >= UNREACHABLE_MAX ? endUnlessOver(new Lost(Loss.UNREACHABLE)) : List.of();
  }

  /** It ends like this, if it has not ended yet. */
  List<Action> endUnlessOver(Ended ended) {
    return isOver() ? List.of() : end(ended);
  }

  /** It ends like this. */
  List<Action> end(Ended ended) {
    interrupted = phase;
    phase = Phase.OVER;
    broken = ended instanceof Lost || ended instanceof TimedOut;
    return List.of(new Action.Tell(ended));
  }

  /** It goes on where it was when it ended. */
  void resume(long now) {
    phase = interrupted;
    broken = false;
    unreachable = 0;
    quits = 0;
    quitAt = now;
  }
}
