package chat.server.dialect;

import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.server.room.BcryptHash;
import chat.server.room.Liveness;
import chat.server.room.LogRequest;
import java.util.Optional;
import java.util.OptionalInt;

/** What a client asks for, whatever its dialect. */
public sealed interface Request {
  /** To make a room. */
  record Create(RoomName room, Guest guest) implements Request {}

  /** To make a room whose password comes hashed. */
  record CreateLocked(RoomName room, Guest guest, BcryptHash password) implements Request {}

  /** To join a room. */
  record Join(RoomName room, Guest guest) implements Request {}

  /** Which rooms there are. */
  record ListRooms() implements Request {}

  /**
   * Who asks.
   *
   * @param name the name it wants
   * @param password the room's password, if it gave one
   * @param udpPort the port on which it hears, if it declared one
   * @param liveness how it will show that it is there
   * @param log how it wants the room's log, if it is to speak that extension
   */
  record Guest(
      UserName name,
      Optional<Password> password,
      OptionalInt udpPort,
      Liveness liveness,
      Optional<LogRequest> log) {
    /** Somebody who speaks no extension. */
    public Guest(
        UserName name, Optional<Password> password, OptionalInt udpPort, Liveness liveness) {
      this(name, password, udpPort, liveness, Optional.empty());
    }
  }
}
