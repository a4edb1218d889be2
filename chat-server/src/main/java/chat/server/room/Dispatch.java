package chat.server.room;

import chat.protocol.RoomName;
import java.util.List;

/**
 * Something that happened in a room, and who is to hear of it: what the registry wants sent once
 * its lock is released.
 */
public record Dispatch(RoomName room, RoomEvent event, Audience hearers) {
  /** For these. */
  public Dispatch(RoomName room, RoomEvent event, List<Member> audience) {
    this(room, event, new Audience.Everyone(audience));
  }

  /** All who are to hear of it. */
  public List<Member> audience() {
    return hearers.toList();
  }
}
