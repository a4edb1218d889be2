package chat.client.session;

import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.util.Optional;

/**
 * What somebody asks of a server to get into a room.
 *
 * @param way make the room, or join one that is there
 * @param room which room
 * @param user the name to go by
 * @param password the room's password, if it is to have one or has one
 */
public record EntryRequest(Way way, RoomName room, UserName user, Optional<Password> password) {
  /** How to get into a room. */
  public enum Way {
    /** Make it and be its host. */
    CREATE,
    /** Join a room that is there. */
    JOIN
  }
}
