package chat.server.dialect;

import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.control.StatusCode;
import chat.server.room.Listing;
import chat.server.room.Member;
import java.util.List;
import java.util.Optional;

/** What a client is answered, whatever its dialect. */
public sealed interface Answer {
  /** No, and why; {@code reason} is a sentence for the user. */
  record Refused(StatusCode.Known status, String reason) implements Answer {}

  /** It is a member now. */
  record Admitted(
      Member member,
      Token token,
      UserName host,
      List<UserName> members,
      Optional<LogGrant> log,
      GrantTerms terms)
      implements Answer {}

  /** The rooms there are. */
  record Listed(Listing rooms) implements Answer {}
}
