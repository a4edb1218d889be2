package chat.client.ui;

import chat.protocol.frame.Happening;
import chat.protocol.notice.Notice;
import java.util.Optional;

/** The notice that an entry of a room's log is; none when it is something that somebody said. */
final class LogNotices {
  private LogNotices() {}

  static Optional<Notice> of(Happening what) {
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
