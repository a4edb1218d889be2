package chat.server.relay;

import chat.protocol.datagram.ClientDatagram;
import chat.server.room.Authorization;
import chat.server.room.Endpoint;
import chat.server.room.RoomRegistry;

/** Tells whose datagram it is: token, room and address must fit together (section 4.1). */
final class SenderAuthorizer {
  private final RoomRegistry rooms;

  SenderAuthorizer(RoomRegistry rooms) {
    this.rooms = rooms;
  }

  Authorization authorize(long now, ClientDatagram datagram, Endpoint from) {
    return rooms.authorize(now, datagram.token(), datagram.room(), from);
  }
}
