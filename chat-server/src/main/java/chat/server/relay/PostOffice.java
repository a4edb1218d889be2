package chat.server.relay;

import chat.protocol.RoomName;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.relay.Backlog.Ticket;
import chat.server.room.Dispatch;
import chat.server.room.Outbox;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * All that is to be sent passes here, so that what a room is told keeps the order in which it is
 * brought here: a notice does not overtake what waits to be told. Each room has its {@link Desk};
 * there are so many of them that threads rarely meet at one.
 */
public final class PostOffice implements Outbox {
  private static final int DESK_BITS = 6;

  private static final int DESKS = 1 << DESK_BITS;
  private static final int GOLDEN = 0x9E3779B9;

  private final List<Desk> desks;
  private final EventLog log;

  /**
   * Sends from channels of several sets, which the desks share out between them.
   *
   * @param sets each has the channels of all gates, in the order of their numbers
   */
  public PostOffice(List<List<DatagramChannel>> sets, ServerMetrics metrics, EventLog log) {
    this(senders(sets, metrics), log);
  }

  /** Each desk has a post of its own. */
  PostOffice(IntFunction<Post> posts, EventLog log) {
    this.desks = IntStream.range(0, DESKS).mapToObj(posts).map(Desk::new).toList();
    this.log = log;
  }

  /** Something that somebody brought, and where it waits. */
  private record Errand(Desk desk, Ticket ticket) {}

  private static IntFunction<Post> senders(
      List<List<DatagramChannel>> sets, ServerMetrics metrics) {
    AddressBook addresses = new AddressBook();
    return desk -> new DatagramSender(sets.get(desk % sets.size()), addresses, metrics);
  }

  /** Where what {@code room} is to be told waits. */
  Desk desk(RoomName room) {
    // By the upper bits of a product: a desk keeps its rooms in a map, which goes by the lower
    // ones.
    return desks.get((room.hashCode() * GOLDEN) >>> (Integer.SIZE - DESK_BITS));
  }

  /** Sends it, and all that its rooms are to be told before. */
  @Override
  public void deliver(List<Dispatch> dispatches) {
    add(dispatches).run();
  }

  /** From now on all this has its place in the order of its rooms. Answers what sends it. */
  Runnable add(List<Dispatch> dispatches) {
    List<Errand> errands = dispatches.stream().map(this::add).toList();
    return () -> errands.forEach(this::send);
  }

  private Errand add(Dispatch dispatch) {
    Desk desk = desk(dispatch.room());
    return new Errand(desk, desk.add(dispatch));
  }

  /** No longer than it takes: what comes meanwhile is for those to send who bring it. */
  private void send(Errand errand) {
    while (!errand.desk().isTold(errand.ticket())) {
      try {
        var _ = errand.desk().send();
      } catch (RuntimeException | Error e) {
        // That one thing is gone, and the next may go well.
        log.unexpected("post", e);
      }
    }
  }
}
