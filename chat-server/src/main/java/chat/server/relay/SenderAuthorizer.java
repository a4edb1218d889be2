package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.datagram.Envelope;
import chat.server.dialect.Dialects;
import chat.server.room.Authorization.Denied;
import chat.server.room.Authorization.Departed;
import chat.server.room.Authorization.Granted;
import chat.server.room.DropReason;
import chat.server.room.Endpoint;
import chat.server.room.Member;
import chat.server.room.RoomRegistry;
import java.util.List;
import java.util.Optional;

/** Tells whose datagram it is: token, room and address must fit together (section 4.1). */
public final class SenderAuthorizer implements Doorkeeper {
  private final Dialects dialects;
  private final RoomRegistry rooms;

  /** Knows the members of {@code rooms}; {@code dialects} say what a datagram may look like. */
  public SenderAuthorizer(Dialects dialects, RoomRegistry rooms) {
    this.dialects = dialects;
    this.rooms = rooms;
  }

  /** The verdict on the first reading whose token is known, else on the last. */
  @Override
  public Verdict judge(long now, Bytes datagram, Endpoint from) {
    List<Envelope> readings = dialects.open(datagram);
    for (int i = 0; i < readings.size() - 1; i++) {
      Optional<Verdict> known = tryOne(now, readings.get(i), from);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return authorize(now, readings.getLast(), from);
  }

  private Optional<Verdict> tryOne(long now, Envelope reading, Endpoint from) {
    try {
      return Optional.of(authorize(now, reading, from))
          .filter(verdict -> !(verdict instanceof Verdict.Rejected));
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  private Verdict authorize(long now, Envelope reading, Endpoint from) {
    return switch (rooms.authorize(now, reading, from)) {
      case Granted(Member member, int stay) -> new Verdict.Accepted(member, stay, reading.body());
      case Departed(Member member) -> new Verdict.Parted(member, reading.body());
      case Denied(DropReason reason) -> new Verdict.Rejected(reason);
    };
  }
}
