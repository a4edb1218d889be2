package chat.client.session;

import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Reply;
import chat.protocol.frame.Wish;
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

  /** Something happened in a room whose log we read. */
  record Happened(LogEntry entry) implements SessionEvent {}

  /** Something happened before we came, and is told to show what was said. */
  record Earlier(LogEntry entry) implements SessionEvent {}

  /** So many entries of the log are lost: the server does not keep them any more. */
  record Gap(long count) implements SessionEvent {}

  /** All that was asked of the past has been told; nothing older than this is kept. */
  record PastTold(long oldest) implements SessionEvent {}

  /** What became of something that we asked the server to do. */
  record Answered(Wish wish, Reply reply) implements SessionEvent {}

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

  /** The host sent us away. */
  record Kicked() implements Ended {}

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
