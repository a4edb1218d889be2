package chat.server.room;

import java.util.List;

/** Takes what the registry wants sent. Never throws: what cannot be sent harms nobody else. */
@FunctionalInterface
public interface Outbox {
  /** Sends each dispatch to each member of its audience. */
  void deliver(List<Dispatch> dispatches);
}
