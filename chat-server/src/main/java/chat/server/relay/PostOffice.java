package chat.server.relay;

import chat.protocol.RoomName;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.relay.Backlog.Ticket;
import chat.server.room.Dispatch;
import chat.server.room.Outbox;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import chat.server.room.Routing.Spoken;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * All that is to be sent passes here, so that what a room is told keeps the order in which it
 * happened: a notice never overtakes what was said before it. Each room has its {@link Desk}; there
 * are so many of them that threads rarely meet at one.
 */
public final class PostOffice implements Outbox {
  private static final int DESK_BITS = 6;

  private static final int DESKS = 1 << DESK_BITS;
  private static final int GOLDEN = 0x9E3779B9;

  private final RoomRegistry rooms;
  private final IntFunction<Post> posts;
  private final List<Desk> desks;

  /** Those that a relay may find another one at. */
  private final List<Desk> shared;

  private final EventLog log;

  /**
   * Sends from channels of several sets: a relay from its own, who is no relay from that of the
   * desk it is at.
   *
   * @param rooms whose changes it tells
   * @param sets each has the channels of all gates, in the order of their numbers
   */
  public PostOffice(
      RoomRegistry rooms, List<List<DatagramChannel>> sets, ServerMetrics metrics, EventLog log) {
    this(rooms, senders(sets, metrics), sets.size(), log);
  }

  /**
   * The same with any posts.
   *
   * @param posts a new one each time, for a set of channels, and again from the first
   * @param sets how many of them there are, and so how many relays
   */
  PostOffice(RoomRegistry rooms, IntFunction<Post> posts, int sets, EventLog log) {
    this.rooms = rooms;
    this.posts = posts;
    this.desks = IntStream.range(0, DESKS).mapToObj(posts).map(Desk::new).toList();
    this.shared = sets > 1 ? desks : List.of();
    this.log = log;
  }

  private static IntFunction<Post> senders(
      List<List<DatagramChannel>> sets, ServerMetrics metrics) {
    AddressBook addresses = new AddressBook();
    return set -> new DatagramSender(sets.get(set % sets.size()), addresses, metrics);
  }

  /** For a relay: two threads that send from the same channels hinder each other. */
  Post post(int set) {
    return posts.apply(set);
  }

  /** Where what {@code room} is to be told waits. */
  Desk desk(RoomName room) {
    // By the upper bits of a product: a desk keeps its rooms in a map, which goes by the lower
    // ones.
    return desks.get((room.hashCode() * GOLDEN) >>> (Integer.SIZE - DESK_BITS));
  }

  /** One at which another relay has more to do than it can at once; the caller keeps it, too. */
  Optional<Desk> share() {
    for (int i = 0; i < shared.size(); i++) {
      if (shared.get(i).share()) {
        return Optional.of(shared.get(i));
      }
    }
    return Optional.empty();
  }

  /** Sends it, and all that its rooms are to be told before. */
  @Override
  public void deliver(Supplier<List<Dispatch>> change) {
    add(change).ifPresent(Runnable::run);
  }

  /**
   * Makes a change; what is to be told of it has its place then. Answers what sends it, and notes
   * it in the log, if there is anything to tell.
   */
  Optional<Runnable> add(Supplier<List<Dispatch>> change) {
    List<Dispatch> dispatches =
        rooms.atOnce(
            () -> {
              List<Dispatch> done = change.get();
              place(done);
              return done;
            });
    return dispatches.isEmpty() ? Optional.empty() : Optional.of(() -> send(dispatches));
  }

  private void send(List<Dispatch> dispatches) {
    dispatches.forEach(this::send);
    log.happened(dispatches);
  }

  /** The same with what becomes of something a member said, for a relay, which sees to the rest. */
  Routing place(Supplier<Routing> change) {
    return rooms.atOnce(
        () -> {
          Routing done = change.get();
          place(done);
          return done;
        });
  }

  /** The same with what has just become of it, before anything else happens in the rooms. */
  void place(Routing done) {
    switch (done) {
      case Spoken spoken -> desk(spoken.room()).place(spoken);
      case Routed(List<Dispatch> dispatches) -> place(dispatches);
      case Dropped(var _, List<Dispatch> dispatches) -> place(dispatches);
    }
  }

  private void place(List<Dispatch> dispatches) {
    for (int i = 0; i < dispatches.size(); i++) {
      desk(dispatches.get(i).room()).place(dispatches.get(i));
    }
  }

  /** No longer than it takes: what comes meanwhile is for those to send who bring it. */
  private void send(Dispatch dispatch) {
    Desk desk = desk(dispatch.room());
    Optional<Ticket> ticket = desk.ticket(dispatch.room());
    while (ticket.isPresent() && !desk.isTold(ticket.get())) {
      try {
        desk.help();
      } catch (RuntimeException | Error e) {
        // That one thing is gone, and the next may go well.
        log.unexpected("post", e);
      }
    }
  }
}
