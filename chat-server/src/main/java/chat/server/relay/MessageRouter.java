package chat.server.relay;

import chat.server.room.Member;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Speech;

/** Decides who is to hear what a member says. */
final class MessageRouter {
  private final RoomRegistry rooms;

  MessageRouter(RoomRegistry rooms) {
    this.rooms = rooms;
  }

  Routing route(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Hello() -> rooms.keepAlive(member);
      case Speech.Text(String text) -> rooms.say(now, member, text);
      case Speech.Leave() -> rooms.leave(member);
    };
  }
}
