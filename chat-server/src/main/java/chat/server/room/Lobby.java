package chat.server.room;

import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.server.room.Authorization.Granted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The room of those who just speak, without a connection before: who speaks is in it. They have no
 * token, so each is known by the address and port it speaks from, and keeps its name as long as it
 * is there.
 *
 * <p>For the one thread that hears them.
 */
public final class Lobby {
  /** What the room is called. */
  public static final RoomName NAME = new RoomName("lobby");

  /** Nobody looks for those who are gone while so few are remembered. */
  private static final int FEW = 1000;

  private final RoomRegistry rooms;
  private final Gate gate;
  private final Outbox outbox;
  private final Map<Endpoint, Member> visitors = new HashMap<>();
  private int many = FEW;

  /** What becomes of somebody who speaks. */
  public sealed interface Visit {
    /** This member speaks. */
    record Known(Member member) implements Visit {}

    /** Nobody who may. */
    record Unknown(DropReason reason) implements Visit {}
  }

  /** Opens the room; its members come by {@code gate}, and {@code outbox} tells of them. */
  public Lobby(RoomRegistry rooms, Gate gate, Outbox outbox) {
    this.rooms = rooms;
    this.gate = gate;
    this.outbox = outbox;
    rooms.openLobby(NAME);
  }

  /**
   * Somebody speaks from {@code from} and says that it is {@code name}. Whoever was there before,
   * under another name or until it left, may do no more than if it had stayed.
   */
  public Visit hear(long now, UserName name, Endpoint from, Tongue tongue) {
    Optional<Member> before = Optional.ofNullable(visitors.get(from));
    if (before.isPresent()) {
      Member known = before.get();
      boolean isThere = isThere(now, known, from);
      if (isThere && known.name().equals(name)) {
        return new Visit.Known(known);
      }
      if (!rooms.mayComeAgain(now, known)) {
        outbox.deliver(() -> rooms.refuse(now, known).dispatches());
        return new Visit.Unknown(DropReason.TOO_FAST);
      }
      if (isThere) {
        outbox.deliver(() -> rooms.leave(now, known).dispatches());
      }
    }
    Applicant applicant =
        new Applicant(
            name, from, OptionalInt.empty(), tongue, Liveness.IDLE, Optional.empty(), gate);
    return switch (rooms.visit(now, NAME, applicant, before)) {
      case Entrance.Refused refused -> new Visit.Unknown(reason(refused));
      case Entrance.Entered entered -> {
        remember(from, entered.member());
        outbox.deliver(() -> rooms.announce(entered));
        yield new Visit.Known(entered.member());
      }
    };
  }

  private boolean isThere(long now, Member member, Endpoint from) {
    return rooms.authorize(now, member.token(), NAME, from) instanceof Granted;
  }

  private void remember(Endpoint from, Member member) {
    if (visitors.size() >= many) {
      visitors.values().removeIf(visitor -> !rooms.isThere(visitor));
      // So that each look through all of them was paid for by as many who came.
      many = Math.max(FEW, 2 * visitors.size());
    }
    visitors.put(from, member);
  }

  /** A name that is taken is another's who speaks from elsewhere. */
  private static DropReason reason(Entrance.Refused refused) {
    return switch (refused.status()) {
      case NAME_TAKEN -> DropReason.WRONG_ADDRESS;
      default -> DropReason.TOO_FAST;
    };
  }
}
