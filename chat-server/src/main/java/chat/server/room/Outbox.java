package chat.server.room;

import java.util.List;
import java.util.function.Supplier;

/** Takes what the registry wants sent. Never throws: what cannot be sent harms nobody else. */
@FunctionalInterface
public interface Outbox {
  /**
   * Makes {@code change}, and sends each dispatch to each member of its audience. What is to be
   * told of a change has its place in the order of its rooms before anybody makes the next one.
   */
  void deliver(Supplier<List<Dispatch>> change);
}
