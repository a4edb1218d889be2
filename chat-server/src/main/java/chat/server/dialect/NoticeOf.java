package chat.server.dialect;

import chat.protocol.frame.Happening;
import chat.protocol.notice.Notice;
import java.util.Optional;

/** The notice that tells of a happening in the plain protocol. */
final class NoticeOf {
  private NoticeOf() {}

  /** None for what members say, and for what is not for everybody's ears. */
  static Optional<Notice> happening(Happening what) {
    return switch (what) {
      case Happening.Joined(var who) -> Optional.of(new Notice.Joined(who));
      case Happening.Left(var who) -> Optional.of(new Notice.Left(who));
      case Happening.TimedOut(var who) -> Optional.of(new Notice.TimedOut(who));
      case Happening.Kicked(var who) -> Optional.of(new Notice.Kicked(who));
      case Happening.Closed(var cause) -> Optional.of(new Notice.RoomClosed(cause));
      case Happening.Said _,
          Happening.Whispered _,
          Happening.WhisperedTo _,
          Happening.Nothing _,
          Happening.Unknown _ ->
          Optional.empty();
    };
  }
}
