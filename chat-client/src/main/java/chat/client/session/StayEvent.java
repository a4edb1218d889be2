package chat.client.session;

import chat.client.session.SessionEvent.Ended;
import java.util.Optional;

/** What happens in a stay that outlives its connections. */
public sealed interface StayEvent {
  /** Something happened in the room; never an {@code Ended}. */
  record Happened(SessionEvent event) implements StayEvent {}

  /** Something that waited for its turn does not fit into one message any more. */
  record NotSent(int excess) implements StayEvent {}

  /** The connection is lost; from now on we try to come back. */
  record Broken(Ended how) implements StayEvent {}

  /** The server said no for the first time, or for another reason than before; we try on. */
  record Denied(Refused why) implements StayEvent {}

  /** We are in the room again. */
  record Back(Entered entered) implements StayEvent {}

  /**
   * The last event.
   *
   * @param how how the connection ended
   * @param why why the server did not let us in again, if that was it
   */
  record Over(Ended how, Optional<Refused> why) implements StayEvent {}
}
