package chat.client.session;

import chat.protocol.notice.Notice;

/** What happens in a room while we are in it. */
public sealed interface SessionEvent {
  /**
   * Somebody spoke, or a server said something that is no {@link Notice}.
   *
   * @param text as it came, stamped by the server; not yet safe to show
   */
  record Said(String text) implements SessionEvent {}

  /** The server told something that does not end our stay. */
  record Noticed(Notice notice) implements SessionEvent {}

  /** So many events came faster than they were taken, and are gone. */
  record Missed(int count) implements SessionEvent {}

  /** The last event of a session. */
  sealed interface Ended extends SessionEvent {}

  /** We left, as we wanted. */
  record Left() implements Ended {}

  /** The room is gone. */
  record Closed(Notice.Cause cause) implements Ended {}

  /** The server counts us out, because it heard nothing of us for too long. */
  record TimedOut() implements Ended {}

  /** The server is gone, as far as we can tell. */
  record Lost(Loss loss) implements Ended {}

  /** How a server is gone. */
  enum Loss {
    /** It does not answer any more. */
    SILENT,
    /** Its machine says that nobody listens there, or there is no way to it. */
    UNREACHABLE
  }

  /** Something in this client broke. */
  record Failed(RuntimeException cause) implements Ended {}
}
