package chat.protocol.datagram;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.Token;

/**
 * A client's datagram of which only the sizes are known to be right: what its parts mean is for
 * those to say who know its sender.
 *
 * @param room what stands where the room stands
 * @param token what stands where the token stands
 * @param body the rest
 */
public record Envelope(Bytes room, Bytes token, Bytes body) {
  /**
   * Reads the parts as the plain protocol has them.
   *
   * @throws chat.protocol.ProtocolException when the room or the token cannot be
   */
  public ClientDatagram decode() {
    return new ClientDatagram(RoomName.decode(room), Token.decode(token), body);
  }

  /** Tells sizes only: the token is a secret. */
  @Override
  public String toString() {
    return "datagram room(%d) token(%d) body(%d)".formatted(room.size(), token.size(), body.size());
  }
}
