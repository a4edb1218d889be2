package chat.server.room;

import chat.protocol.UserName;
import chat.protocol.control.StatusCode;
import java.util.List;

/** What becomes of an {@link Applicant}. */
public sealed interface Entrance {
  /**
   * It is a member now.
   *
   * @param member the new member
   * @param host the name of the room's host
   * @param members the names of all members, the new one included
   * @param dispatches what the others are to hear once the member knows its token
   */
  record Entered(Member member, UserName host, List<UserName> members, List<Dispatch> dispatches)
      implements Entrance {}

  /** It is not, for this reason. */
  record Refused(StatusCode.Known status) implements Entrance {}
}
