package chat.server.room;

import java.util.List;

/** What becomes of something a member said. */
public sealed interface Routing {
  /** What is to be sent; empty when nobody is to hear anything. */
  List<Dispatch> dispatches();

  /** It goes to these. */
  record Routed(List<Dispatch> dispatches) implements Routing {}

  /** It goes to nobody; the dispatches tell the speaker, if it was not told yet. */
  record Dropped(DropReason reason, List<Dispatch> dispatches) implements Routing {}
}
