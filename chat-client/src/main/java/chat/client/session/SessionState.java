package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.datagram.ServerDatagram;
import java.util.List;
import java.util.Optional;

/**
 * What a stay in a room has to do and when.
 *
 * <p>Pure: the caller says what time it is (nanoseconds of a clock that never goes back) and does
 * what is answered. Not safe for several threads at once.
 */
sealed interface SessionState permits PlainState, LogState {
  /** What the caller has to do. */
  sealed interface Action {
    /** Send this to the server. */
    record Send(Bytes body) implements Action {}

    /** Tell this to whoever watches the session. */
    record Tell(SessionEvent event) implements Action {}
  }

  boolean isTalking();

  boolean isOver();

  /** Whether one more message would be one too many. */
  boolean isFull();

  /** How much was said that is not on its way yet, or not known to have arrived. */
  int waiting();

  /** What was not said, or not known to be. Nobody waits for it any more: it is told only once. */
  Unsaid takeUnsaid();

  /**
   * Of that, what was sent and nobody will ever confirm, not in another session either; told only
   * once.
   */
  List<String> takeLastWords();

  /** How long nothing was heard, if something should have been by now. */
  Optional<Long> quiet(long now);

  /** The first words, which teach the server our address. */
  List<Action> start(long now);

  /**
   * Says {@code text} when its turn comes.
   *
   * @param cost how much of the server's rate it takes
   */
  List<Action> say(long now, String text, int cost);

  /** Leaves once everything that waits has been said. */
  List<Action> leave(long now);

  /** Leaves now; what waits is not said any more. */
  List<Action> leaveAtOnce(long now);

  /** Is gone without a word. */
  List<Action> abandon();

  /** A datagram came. */
  List<Action> heard(long now, ServerDatagram datagram);

  /** The system says that the last datagram went nowhere. */
  List<Action> unreachable();

  /** This could not be sent at all, for want of a network. */
  List<Action> unsent(long now, Bytes body);

  /** Something broke that cannot be mended. */
  List<Action> fail(RuntimeException cause);

  /** Does what is due. */
  List<Action> tick(long now);

  /** Nanoseconds until {@link #tick} has something to do, if nothing else happens before. */
  long nanosUntilDue(long now);
}
