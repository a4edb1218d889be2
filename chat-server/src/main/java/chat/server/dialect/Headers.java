package chat.server.dialect;

import chat.protocol.Bytes;
import chat.server.dialect.Answer.Admitted;
import chat.server.room.Member;
import java.util.function.UnaryOperator;

/** The header in front of a datagram, for those who expect one in both directions. */
final class Headers {
  private Headers() {}

  /** Puts the hearer's own room and token in front: another's token is never told. */
  static UnaryOperator<Bytes> own(Admitted admitted) {
    return shown(admitted.member(), admitted.token().encode());
  }

  /** The same for a hearer that shows something else for its token. */
  static UnaryOperator<Bytes> shown(Member member, Bytes token) {
    Bytes room = member.roomName().encode();
    Bytes header = Bytes.of((byte) room.size(), (byte) token.size()).plus(room).plus(token);
    return header::plus;
  }
}
