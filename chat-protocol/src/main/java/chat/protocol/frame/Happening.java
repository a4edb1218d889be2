package chat.protocol.frame;

import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.notice.Notice;
import java.util.Optional;

/** What one entry of a room's log tells (section 11.4). */
public sealed interface Happening {
  /** The notice that tells the same; none for what members say, and for what nobody need know. */
  default Optional<Notice> notice() {
    return switch (this) {
      case Joined(UserName who) -> Optional.of(new Notice.Joined(who));
      case Left(UserName who) -> Optional.of(new Notice.Left(who));
      case TimedOut(UserName who) -> Optional.of(new Notice.TimedOut(who));
      case Kicked(UserName who) -> Optional.of(new Notice.Kicked(who));
      case Closed(Notice.Cause cause) -> Optional.of(new Notice.RoomClosed(cause));
      case Said _, Whispered _, WhisperedTo _, Nothing _, Unknown _ -> Optional.empty();
    };
  }

  /** Nothing that concerns the one who reads it: the number is somebody else's. */
  record Nothing() implements Happening {}

  /** Somebody said {@code text} to all; safe to show, not empty. */
  record Said(UserName who, Utterance text) implements Happening {
    /** The same with a text that is not in UTF-8 yet. */
    public Said(UserName who, String text) {
      this(who, Utterance.of(text));
    }
  }

  /** Somebody came. */
  record Joined(UserName who) implements Happening {}

  /** Somebody left. */
  record Left(UserName who) implements Happening {}

  /** Somebody was silent for too long. */
  record TimedOut(UserName who) implements Happening {}

  /** The host sent somebody away. */
  record Kicked(UserName who) implements Happening {}

  /** The room is gone; nothing follows in this log. */
  record Closed(Notice.Cause cause) implements Happening {}

  /** {@code from} said {@code text} to the one who reads it, and to nobody else. */
  record Whispered(UserName from, String text) implements Happening {}

  /** The one who reads it said {@code text} to {@code to}, and to nobody else. */
  record WhisperedTo(UserName to, String text) implements Happening {}

  /** A type that has no meaning here, or a name or text that is none: it counts, unshown. */
  record Unknown(int type) implements Happening {}
}
