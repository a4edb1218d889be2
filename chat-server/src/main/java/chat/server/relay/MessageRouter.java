package chat.server.relay;

import chat.protocol.frame.ClientFrame;
import chat.server.room.DropReason;
import chat.server.room.Member;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Speech;
import java.util.List;

/** Decides who is to hear what a member says. */
final class MessageRouter {
  private final RoomRegistry rooms;

  MessageRouter(RoomRegistry rooms) {
    this.rooms = rooms;
  }

  /** What becomes of what somebody says who is no member any more. */
  Routing routeDeparted(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Framed(ClientFrame frame) -> rooms.hear(now, member, frame);
      case Speech.Hello _, Speech.Text _, Speech.Leave _ ->
          new Routing.Dropped(DropReason.UNKNOWN_TOKEN, List.of());
    };
  }

  Routing route(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Hello() -> rooms.keepAlive(member);
      case Speech.Text(String text) -> rooms.say(now, member, text);
      case Speech.Leave() -> rooms.leave(now, member);
      case Speech.Framed(ClientFrame frame) -> rooms.hear(now, member, frame);
    };
  }
}
