package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.datagram.ServerDatagram;
import java.util.List;

/** How a member speaks and hears. The dialects are tongues; the rooms need to know no more. */
public interface Tongue {
  /**
   * What a member says with the body of its datagram.
   *
   * @throws chat.protocol.ProtocolException when it is no text
   */
  Speech speak(Bytes body);

  /** The datagrams that tell of {@code event}; the same for all members with this tongue. */
  List<ServerDatagram> hear(RoomEvent event);
}
