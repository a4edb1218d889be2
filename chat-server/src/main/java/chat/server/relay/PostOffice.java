package chat.server.relay;

import chat.protocol.RoomName;
import chat.server.observe.ServerMetrics;
import chat.server.room.Dispatch;
import chat.server.room.Outbox;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All that is to be sent passes here, so that what a room is told keeps its order: a notice never
 * overtakes what was said before it. Each room has its {@link Desk}; there are so many of them that
 * threads rarely meet at one.
 */
public final class PostOffice implements Outbox {
  private static final int DESKS = 64;

  private final List<Desk> desks;

  /**
   * Sends from channels of several sets, which the desks share out between them.
   *
   * @param sets each has the channels of all gates, in the order of their numbers
   */
  public PostOffice(List<List<DatagramChannel>> sets, ServerMetrics metrics) {
    AddressBook addresses = new AddressBook();
    this.desks =
        IntStream.range(0, DESKS)
            .mapToObj(i -> new DatagramSender(sets.get(i % sets.size()), addresses, metrics))
            .map(Desk::new)
            .toList();
  }

  /** Where what {@code room} is to be told waits. */
  Desk desk(RoomName room) {
    return desks.get(Math.floorMod(room.hashCode(), DESKS));
  }

  /** Sends it, and all that its rooms are to be told before. */
  @Override
  public void deliver(List<Dispatch> dispatches) {
    send(add(dispatches));
  }

  /** From now on all this waits in its order. Answers where. */
  Set<Desk> add(List<Dispatch> dispatches) {
    Set<Desk> touched = new LinkedHashSet<>();
    for (Dispatch dispatch : dispatches) {
      Desk desk = desk(dispatch.room());
      desk.add(dispatch);
      touched.add(desk);
    }
    return touched;
  }

  /** Sends all that waits at these desks. */
  static void send(Set<Desk> desks) {
    for (Desk desk : desks) {
      boolean more = true;
      while (more) {
        more = desk.send();
      }
    }
  }
}
