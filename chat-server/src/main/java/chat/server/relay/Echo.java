package chat.server.relay;

import chat.server.room.Dispatch;
import chat.server.room.Member;
import chat.server.room.Routing;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import java.util.List;
import java.util.stream.Stream;

/** Some members show only what they hear: they hear what they say themselves, too. */
final class Echo {
  private Echo() {}

  static Routing of(Member speaker, Routing said) {
    return switch (said) {
      case Routed(List<Dispatch> dispatches) when speaker.tongue().hearsItself() ->
          new Routed(
              Stream.concat(dispatches.stream(), dispatches.stream().map(d -> alsoTo(speaker, d)))
                  .toList());
      case Routed routed -> routed;
      case Dropped dropped -> dropped;
    };
  }

  private static Dispatch alsoTo(Member speaker, Dispatch dispatch) {
    return new Dispatch(dispatch.room(), dispatch.event(), List.of(speaker));
  }
}
