package chat.server.relay;

import chat.protocol.UserName;
import chat.protocol.frame.ClientFrame;
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

  /** What becomes of what somebody says who is no member any more. */
  Routing routeDeparted(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Framed(ClientFrame frame) -> rooms.hear(now, member, frame);
      case Speech.Hello _, Speech.Text _, Speech.Adopt _, Speech.Introduce _, Speech.Leave _ ->
          new Dropped(DropReason.UNKNOWN_TOKEN, List.of());
    };
  }

  /** What becomes of what {@code member} says while there is too much to tell in its room. */
  Routing routeInACrowd(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Text _ -> rooms.refuse(now, member);
      // It is not taken yet; the member sends it again.
      case Speech.Framed(ClientFrame.Say _), Speech.Framed(ClientFrame.Ask _) ->
          new Dropped(DropReason.TOO_FAST, List.of());
      case Speech.Adopt(Tongue tongue, Speech then) -> {
        rooms.adopt(member, tongue);
        yield routeInACrowd(now, member, then);
      }
      case Speech.Introduce(UserName name, Tongue tongue, Speech then) ->
          after(rooms.introduce(now, member, name, tongue), routeInACrowd(now, member, then));
      case Speech.Hello _, Speech.Leave _, Speech.Framed _ -> route(now, member, speech);
    };
  }

  Routing route(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Hello() -> rooms.keepAlive(member);
      case Speech.Text(String text) -> rooms.say(now, member, text);
      case Speech.Adopt(Tongue tongue, Speech then) -> {
        rooms.adopt(member, tongue);
        yield route(now, member, then);
      }
      case Speech.Introduce(UserName name, Tongue tongue, Speech then) ->
          after(rooms.introduce(now, member, name, tongue), route(now, member, then));
      case Speech.Leave() -> rooms.leave(now, member);
      case Speech.Framed(ClientFrame frame) -> rooms.hear(now, member, frame);
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
