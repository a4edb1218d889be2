package chat.server.relay;

import chat.protocol.UserName;
import chat.server.room.Dispatch;
import chat.server.room.DropReason;
import chat.server.room.Member;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;
import java.util.stream.Stream;

/** Decides who is to hear what a member says. */
final class MessageRouter {
  private final RoomRegistry rooms;

  MessageRouter(RoomRegistry rooms) {
    this.rooms = rooms;
  }

  Routing route(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Hello() -> rooms.keepAlive(member);
      case Speech.Text(String text) -> Echo.of(member, rooms.say(now, member, text));
      case Speech.Adopt(Tongue tongue, Speech then) -> {
        rooms.adopt(member, tongue);
        yield route(now, member, then);
      }
      case Speech.Introduce(UserName name, Tongue tongue, Speech then) ->
          after(rooms.introduce(member, name, tongue), route(now, member, then));
      case Speech.Leave() -> rooms.leave(member);
    };
  }

  private static Routing after(Routing first, Routing second) {
    List<Dispatch> both =
        Stream.concat(first.dispatches().stream(), second.dispatches().stream()).toList();
    return switch (second) {
      case Routed routed -> new Routed(both);
      case Dropped(DropReason reason, var own) -> new Dropped(reason, both);
    };
  }
}
