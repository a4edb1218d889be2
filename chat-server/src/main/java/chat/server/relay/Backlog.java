package chat.server.relay;

import chat.protocol.RoomName;
import chat.server.room.Dispatch;
import chat.server.room.Routing.Spoken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be sent, room by room in turns, so that a large or loud room does not keep the others
 * waiting. Owns no socket: the datagrams go to a {@link Post}. For one thread at a time.
 */
public final class Backlog {
  /** About how many datagrams a room may have sent before it is the next one's turn. */
  static final int TURN = 32;

  /** How many things may wait that all in one room are to hear; who says more is too fast. */
  static final int ROOM_MAX = 768;

  /** How many things may wait in all; then nothing more is to be received. */
  static final int MAX = 1024;

  /** So many rooms are kept while they are quiet, so that they need not be made anew. */
  private static final int QUIET_MAX = 64;

  private final Slips slips;
  private final Map<RoomName, RoomBacklog> rooms = new HashMap<>();
  private final Deque<RoomBacklog> turns = new ArrayDeque<>();
  private int waiting;

  /** Nothing is to be sent yet. */
  public Backlog() {
    this(new Slips());
  }

  /** Nothing is to be sent yet; slips that were told go back to {@code slips}. */
  Backlog(Slips slips) {
    this.slips = slips;
  }

  /** All that was added for a room until some moment. */
  record Ticket(RoomBacklog room, long number) {
    /** Whether it has been told. */
    boolean isTold() {
      return room.isTold(number);
    }
  }

  /** All who are to hear of this are told of it in their turn. */
  public void add(Dispatch dispatch) {
    add(new Told(dispatch));
  }

  /** The same for what somebody said, which is written down. */
  public void add(Spoken spoken) {
    add(slips.write(spoken));
  }

  /** The same for what was prepared already. */
  void add(Tidings tidings) {
    RoomBacklog room = room(tidings.room());
    if (room.isEmpty()) {
      turns.add(room);
    }
    waiting++;
    room.add(tidings);
  }

  private RoomBacklog room(RoomName name) {
    RoomBacklog known = rooms.get(name);
    if (known != null) {
      return known;
    }
    RoomBacklog room = new RoomBacklog(name, slips);
    rooms.put(name, room);
    return room;
  }

  /** For somebody who wants to know when all is sent that was added for this room until now. */
  Optional<Ticket> ticket(RoomName name) {
    return Optional.ofNullable(rooms.get(name)).map(room -> new Ticket(room, room.added()));
  }

  /** Whether all is sent. */
  public boolean isEmpty() {
    return turns.isEmpty();
  }

  /** How many things wait. */
  int waiting() {
    return waiting;
  }

  /** Whether nothing more should be said in this room before some of it is sent. */
  boolean isFull(RoomName name) {
    RoomBacklog room = rooms.get(name);
    return room != null && isFull(room);
  }

  /** The rooms of which that is so. */
  Set<RoomName> full() {
    return waiting < ROOM_MAX
        ? Set.of()
        : turns.stream()
            .filter(Backlog::isFull)
            .map(RoomBacklog::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isFull(RoomBacklog room) {
    return room.waitingForMany() >= ROOM_MAX;
  }

  private void rest(RoomBacklog room) {
    if (!room.isEmpty()) {
      turns.add(room);
    } else if (rooms.size() > QUIET_MAX) {
      rooms.remove(room.name());
    }
  }

  /** Sends a turn's worth of datagrams, in one room or, if they have so little, in several. */
  public void send(Post post) {
    int left = TURN;
    while (left > 0 && !turns.isEmpty()) {
      RoomBacklog room = turns.remove();
      int before = room.waiting();
      try {
        left -= room.send(left, post);
      } finally {
        // Whatever went wrong with one thing, the room goes on with the next.
        waiting -= before - room.waiting();
        rest(room);
      }
    }
  }
}
