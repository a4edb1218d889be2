package chat.server.relay;

import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.ClientFrame;
import chat.server.room.Dispatch;
import chat.server.room.DropReason;
import chat.server.room.Member;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import chat.server.room.Routing.Spoken;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides who is to hear what a member says. What takes a while is thought through at once; what it
 * answers is the change of the rooms that is left to do, in which nobody else may have a say.
 */
public final class MessageRouter {
  private final RoomRegistry rooms;

  /** Changes {@code rooms}. */
  public MessageRouter(RoomRegistry rooms) {
    this.rooms = rooms;
  }

  /** What becomes of what somebody says who is no member any more. */
  public Supplier<Routing> routeDeparted(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Framed(ClientFrame frame) -> hear(now, member, frame);
      case Speech.Hello _, Speech.Text _, Speech.Adopt _, Speech.Introduce _, Speech.Leave _ ->
          () -> new Dropped(DropReason.UNKNOWN_TOKEN, List.of());
    };
  }

  /** What becomes of what {@code member} says while there is too much to tell in its room. */
  Supplier<Routing> routeInACrowd(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Text _ -> () -> rooms.refuse(now, member);
      // It is not taken yet; the member sends it again.
      case Speech.Framed(ClientFrame.Say _), Speech.Framed(ClientFrame.Ask _) ->
          () -> new Dropped(DropReason.TOO_FAST, List.of());
      case Speech.Adopt(Tongue tongue, Speech then) ->
          adopted(member, tongue, routeInACrowd(now, member, then));
      case Speech.Introduce(UserName name, Tongue tongue, Speech then) ->
          introduced(now, member, name, tongue, () -> routeInACrowd(now, member, then).get());
      case Speech.Hello _, Speech.Leave _, Speech.Framed _ -> route(now, member, speech);
    };
  }

  /** The same for what {@code member} said in that stay, if it is still in it. */
  public Supplier<Routing> inStay(Member member, int stay, Supplier<Routing> change) {
    // Only who reads the log can come back.
    return member.readsLog() ? () -> rooms.inStay(member, stay, change) : change;
  }

  /**
   * Routes a text that {@code member} says: so often that no change is made of it first. What
   * becomes of it is told to {@code place} before anything else happens in the rooms.
   */
  Routing say(long now, Member member, Utterance text, Consumer<Routing> place) {
    return rooms.say(now, member, text, StampedText.count(member.name(), text), place);
  }

  private Supplier<Routing> say(long now, Member member, Utterance text) {
    int cost = StampedText.count(member.name(), text);
    return () -> rooms.say(now, member, text, cost);
  }

  /** What becomes of what {@code member} says. */
  public Supplier<Routing> route(long now, Member member, Speech speech) {
    return switch (speech) {
      case Speech.Hello() -> () -> rooms.keepAlive(member);
      case Speech.Text(Utterance text) -> say(now, member, text);
      case Speech.Adopt(Tongue tongue, Speech then) ->
          adopted(member, tongue, route(now, member, then));
      case Speech.Introduce(UserName name, Tongue tongue, Speech then) ->
          introduced(now, member, name, tongue, () -> route(now, member, then).get());
      case Speech.Leave() -> () -> rooms.leave(now, member);
      case Speech.Framed(ClientFrame frame) -> hear(now, member, frame);
    };
  }

  private Supplier<Routing> hear(long now, Member member, ClientFrame frame) {
    int cost =
        switch (frame) {
          case ClientFrame.Say(long _, Utterance text) -> StampedText.count(member.name(), text);
          case ClientFrame _ -> 1;
        };
    return () -> rooms.hear(now, member, frame, cost);
  }

  private Supplier<Routing> adopted(Member member, Tongue tongue, Supplier<Routing> then) {
    return () -> {
      rooms.adopt(member, tongue);
      return then.get();
    };
  }

  /** Its name, which is part of what a text costs, may be another one than it asked for. */
  private Supplier<Routing> introduced(
      long now, Member member, UserName name, Tongue tongue, Supplier<Routing> then) {
    return () -> after(rooms.introduce(now, member, name, tongue), then.get());
  }

  private static Routing after(Routing first, Routing second) {
    List<Dispatch> both =
        Stream.concat(first.dispatches().stream(), second.dispatches().stream()).toList();
    return switch (second) {
      case Routed _, Spoken _ -> new Routed(both);
      case Dropped(DropReason reason, var own) -> new Dropped(reason, both);
    };
  }
}
