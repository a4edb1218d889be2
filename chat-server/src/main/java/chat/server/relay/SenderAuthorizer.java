package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.datagram.Envelope;
import chat.server.dialect.Dialects;
import chat.server.room.Authorization;
import chat.server.room.Authorization.Denied;
import chat.server.room.Authorization.Departed;
import chat.server.room.Authorization.Granted;
import chat.server.room.Endpoint;
import chat.server.room.Member;
import chat.server.room.RoomRegistry;
import java.util.List;
import java.util.Optional;

/**
 * Tells whose datagram it is: token, room and address must fit together (section 4.1). For one
 * thread.
 */
public final class SenderAuthorizer implements Doorkeeper {
  private final Dialects dialects;
  private final RoomRegistry rooms;
  private final Readings readings = new Readings();

  /** Knows the members of {@code rooms}; {@code dialects} say what a datagram may look like. */
  public SenderAuthorizer(Dialects dialects, RoomRegistry rooms) {
    this.dialects = dialects;
    this.rooms = rooms;
  }

  @Override
  public void judge(long now, Bytes datagram, Endpoint from, Hall hall) {
    if (dialects.hasPlainHeaders()) {
      Envelope reading = readings.open(datagram);
      admit(now, rooms.authorize(now, reading, from), reading, hall);
    } else {
      judge(now, dialects.open(datagram), from, hall);
    }
  }

  /** By the first reading whose token is known, else by the last. */
  private void judge(long now, List<Envelope> several, Endpoint from, Hall hall) {
    for (Envelope reading : several.subList(0, several.size() - 1)) {
      Optional<Authorization> known = tryOne(now, reading, from);
      if (known.isPresent()) {
        admit(now, known.get(), reading, hall);
        return;
      }
    }
    admit(now, rooms.authorize(now, several.getLast(), from), several.getLast(), hall);
  }

  private Optional<Authorization> tryOne(long now, Envelope reading, Endpoint from) {
    try {
      return Optional.of(rooms.authorize(now, reading, from))
          .filter(authorization -> !(authorization instanceof Denied));
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  private static void admit(long now, Authorization authorization, Envelope reading, Hall hall) {
    switch (authorization) {
      case Granted(Member member, int stay) -> hall.accept(now, member, stay, reading.body());
      case Departed(Member member) -> hall.acceptLate(now, member, reading.body());
      case Denied(var reason) -> hall.reject(reason);
    }
  }
}
