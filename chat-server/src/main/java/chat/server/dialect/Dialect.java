package chat.server.dialect;

import chat.protocol.control.TcrpMessage;
import chat.server.dialect.Request.Guest;
import chat.server.room.Tongue;
import java.util.List;

/** One way to speak TCRP. */
public interface Dialect extends Tongue {
  /**
   * What a client asks for.
   *
   * @throws chat.protocol.ProtocolException when it cannot be understood
   */
  Request ask(TcrpMessage asked);

  /** How {@code guest} will speak and hear once it is a member. */
  default Tongue tongue(Guest guest) {
    return this;
  }

  /** The messages that carry {@code answer} to who sent {@code asked}. */
  List<TcrpMessage> answer(TcrpMessage asked, Answer answer);
}
