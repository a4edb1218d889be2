package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.Envelope;
import chat.server.dialect.Request.Guest;
import chat.server.room.Tongue;
import java.util.List;

/** One way to speak TCRP. {@code docs/interop.md} has them in a table. */
public interface Dialect {
  /** What it is called on the command line; the first name is the one to tell. */
  List<String> names();

  /** Whether a request can be of this dialect only. */
  boolean claims(Look look);

  /**
   * The same at the main pair of ports, where the plain protocol has the first word: what it gives
   * a meaning belongs to no other dialect there.
   */
  default boolean claimsAtTheMainPorts(Look look) {
    return claims(look);
  }

  /** The same at a pair of ports that was opened for this dialect. */
  default boolean claimsAtItsOwnPorts(Look look) {
    return claims(look);
  }

  /**
   * What a client asks for.
   *
   * @throws chat.protocol.ProtocolException when it cannot be understood
   */
  Request ask(TcrpMessage asked);

  /** What carries {@code answer} to who sent {@code asked}. */
  Reply answer(TcrpMessage asked, Answer answer);

  /** How its members speak and hear, unless the reply says otherwise. */
  Tongue tongue();

  /** The same for {@code guest}, where that depends on what it asks for. */
  default Tongue tongue(Guest guest) {
    return tongue();
  }

  /**
   * The ways in which a datagram can be read at a pair of ports that was opened for this dialect.
   *
   * @throws chat.protocol.ProtocolException when there is none
   */
  default List<Envelope> open(Bytes datagram) {
    return List.of(DatagramCodec.open(datagram));
  }

  /** Whether its datagrams have the plain header, so that its ports can be shared. */
  default boolean hasPlainHeaders() {
    return true;
  }
}
