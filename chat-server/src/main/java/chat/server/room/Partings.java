package chat.server.room;

import chat.protocol.frame.Parting;
import chat.protocol.frame.Reply;
import chat.protocol.frame.ServerFrame;
import chat.protocol.notice.Notice;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.Framed;
import java.util.List;

/** What a member hears when it is one no more, and what it is told when it may not do something. */
final class Partings {
  private Partings() {}

  /** Tells {@code member} in its own protocol that, and why, it is no member any more. */
  static Dispatch tell(Member member, Parting why) {
    RoomEvent event = member.seat().isPresent() ? new Framed(bye(why)) : new Announced(notice(why));
    return new Dispatch(member.roomName(), event, List.of(member));
  }

  /** The sentence that goes with a wish that is declined. */
  static String reason(Reply.Why why) {
    return switch (why) {
      case OTHER -> "That cannot be done.";
      case NOT_HOST -> "Only the host may do that.";
      case NO_SUCH_MEMBER -> "Nobody in the room has that name.";
      case YOURSELF -> "That is you.";
      case CANNOT_HEAR -> "That member's program has no private messages.";
      case UNKNOWN_WISH -> "This server does not know that command.";
    };
  }

  private static ServerFrame bye(Parting why) {
    return new ServerFrame.Bye(
        why,
        switch (why) {
          case LEFT -> "You left the room.";
          case TIMED_OUT -> "You were silent for too long and are no longer in the room.";
          case KICKED -> "The host sent you away.";
          case CLOSED -> "The room is closed.";
          case UNKNOWN -> "You are no longer in the room.";
        });
  }

  private static Notice.Personal notice(Parting why) {
    return switch (why) {
      case KICKED -> Notice.Personal.YOU_WERE_KICKED;
      case TIMED_OUT -> Notice.Personal.YOU_TIMED_OUT;
      case LEFT, CLOSED, UNKNOWN -> Notice.Personal.YOU_LEFT;
    };
  }
}
