package chat.client.session;

import chat.protocol.ResumeSecret;
import chat.protocol.control.ControlPayload.LogGrant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stay that was interrupted and can go on.
 *
 * @param secret what shows the server that it is ours
 * @param state where it was
 * @param lock guards the state, whichever session it is in: the last one may still be asked about
 *     it
 */
record Before(ResumeSecret secret, LogState state, ReentrantLock lock) {
  /**
   * What was not confirmed.
   *
   * @param sent these may have been said
   * @param dropped these were not and will not be
   * @param unsent these were not, and can be said later
   */
  record Rest(List<String> sent, List<String> dropped, List<String> unsent) {}

  /** The state goes on as {@code grant} says. */
  LogState resumed(long now, LogGrant grant) {
    return Locked.by(lock, () -> state.resumed(now, grant));
  }

  /** It does not go on; what was not confirmed is for others to care about. */
  Rest takeRest() {
    return Locked.by(
        lock,
        () -> {
          Rest rest = new Rest(state.sent(), state.unsentWishes(), state.unsent());
          state.forget();
          return rest;
        });
  }
}
