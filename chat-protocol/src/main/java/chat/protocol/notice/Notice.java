package chat.protocol.notice;

import chat.protocol.UserName;

/** What the server itself says in a room (section 5.2). {@link NoticeText} has the words. */
public sealed interface Notice {
  /** Somebody came. */
  record Joined(UserName who) implements Notice {}

  /** Somebody left. */
  record Left(UserName who) implements Notice {}

  /** Somebody was silent for too long. */
  record TimedOut(UserName who) implements Notice {}

  /** The host sent somebody away. */
  record Kicked(UserName who) implements Notice {}

  /** The room is gone, and every token of it. */
  record RoomClosed(Cause cause) implements Notice {}

  /** Why a room is gone. */
  enum Cause {
    /** Its host left. */
    HOST_LEFT,
    /** Its host was silent for too long. */
    HOST_TIMED_OUT,
    /** The server is stopping. */
    SERVER_STOPPING,
    /** Its host closed it. */
    HOST_CLOSED
  }

  /** What happened to the one who hears this; nobody else hears it. */
  enum Personal implements Notice {
    /** The member left, as it asked. */
    YOU_LEFT,
    /** The member was silent for too long and is no member any more. */
    YOU_TIMED_OUT,
    /** The host sent the member away. */
    YOU_WERE_KICKED,
    /** The member speaks too fast; what is over its rate is dropped. */
    TOO_FAST
  }
}
