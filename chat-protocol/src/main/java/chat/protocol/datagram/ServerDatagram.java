package chat.protocol.datagram;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;

/**
 * What a member hears (section 4.2).
 *
 * @param body the message alone, at most 4094 bytes; empty as the answer to a keepalive
 */
public record ServerDatagram(Bytes body) {
  /**
   * Checks the size.
   *
   * @throws ProtocolException {@link Fault#TOO_LARGE}
   */
  public ServerDatagram {
    if (body.size() > ProtocolLimits.SERVER_DATAGRAM_MAX) {
      throw new ProtocolException(Fault.TOO_LARGE, "a server's datagram has at most 4094 bytes");
    }
  }
}
