package chat.server.room;

import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.control.StatusCode;
import java.util.List;
import java.util.Optional;

/** What becomes of an {@link Applicant}. */
public sealed interface Entrance {
  /**
   * It is a member now.
   *
   * @param member the new member
   * @param token what it shows with each datagram
   * @param host the name of the room's host
   * @param members the names of members who have told theirs, and of the new one; at most {@link
   *     chat.protocol.ProtocolLimits#LISTED_MEMBERS_MAX}
   * @param log where the room's log stands, for a member that speaks that extension
   * @param dispatches what the others are to hear once the member knows its token
   */
  record Entered(
      Member member,
      Token token,
      UserName host,
      List<UserName> members,
      Optional<LogGrant> log,
      List<Dispatch> dispatches)
      implements Entrance {}

  /** It is not, for this reason. */
  record Refused(StatusCode.Known status) implements Entrance {}
}
