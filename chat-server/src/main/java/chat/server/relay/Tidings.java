package chat.server.relay;

import chat.protocol.RoomName;
import chat.server.room.Member;
import java.util.List;

/** Something that waits until a room is told of it, as it was placed. */
sealed interface Tidings extends Letter permits Told, Slip {
  /** The room that is told. */
  RoomName room();

  /** Those among whom are all who are to hear of it. */
  List<Member> members();

  /** Whether it is for many, and counts when somebody asks whether there is too much to tell. */
  boolean isForMany();

  /** How many lines it has; no more of them are counted than make a difference. */
  int lines();
}
