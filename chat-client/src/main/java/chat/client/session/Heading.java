package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;

/** What stands in front of each datagram of ours: room and token, whatever bytes the token has. */
final class Heading {
  private final Bytes bytes;

  private Heading(Bytes bytes) {
    this.bytes = bytes;
  }

  static Heading of(Entered entered) {
    Bytes room = entered.request().room().encode();
    return new Heading(
        Bytes.of((byte) room.size(), (byte) entered.token().size())
            .plus(room)
            .plus(entered.token()));
  }

  /** The datagram that carries {@code body}. */
  Bytes over(Bytes body) {
    return bytes.plus(body);
  }

  /** How many bytes are left for the body. */
  int room() {
    return ProtocolLimits.CLIENT_DATAGRAM_MAX - bytes.size();
  }
}
