package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.datagram.ServerDatagram;
import java.util.List;

/** How a member speaks and hears. The dialects are tongues; the rooms need to know no more. */
public interface Tongue {
  /**
   * What a member says with the body of its datagram. That may be {@linkplain Bytes#lent lent}, and
   * then a text in the answer is, too.
   *
   * @throws chat.protocol.ProtocolException when it is no text
   */
  Speech speak(Bytes body);

  /** The datagrams that tell of {@code event}; the same for all members with this tongue. */
  List<ServerDatagram> hear(RoomEvent event);

  /**
   * Whether a member with this tongue hears what others say as the plain protocol has it (section
   * 4.3), whatever else it hears in another way.
   */
  default boolean hearsAsPlainText() {
    return false;
  }

  /** Whether a member with this tongue wants to hear what it says itself. */
  default boolean hearsItself() {
    return false;
  }

  /**
   * Whether the members with this tongue have told their names. Nobody is told of one that has not.
   */
  default boolean isIntroduced() {
    return true;
  }
}
