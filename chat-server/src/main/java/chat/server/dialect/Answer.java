package chat.server.dialect;

import chat.protocol.UserName;
import chat.protocol.control.StatusCode;
import chat.server.room.Listing;
import chat.server.room.Member;
import java.util.List;

/** What a client is answered, whatever its dialect. */
public sealed interface Answer {
  /** No, and why; {@code reason} is a sentence for the user. */
  record Refused(StatusCode.Known status, String reason) implements Answer {}

  /** It is a member now. */
  record Admitted(Member member, UserName host, List<UserName> members, GrantTerms terms)
      implements Answer {}

  /** The rooms there are. */
  record Listed(Listing rooms) implements Answer {}
}
