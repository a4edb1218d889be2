package chat.client.session;

import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.datagram.ClientDatagram;
import java.util.List;
import java.util.function.Supplier;

/** Where something can be broken on purpose, to see that the simulation notices. */
interface SimFault {
  /** Nothing is broken. */
  SimFault NONE = new SimFault() {};

  /** What really leaves {@code member} when it wants to send {@code body}. */
  default List<Bytes> leaves(String member, Bytes body) {
    return List.of(body);
  }

  /** What the server believes to have got. */
  default ClientDatagram reaches(ClientDatagram datagram) {
    return datagram;
  }

  /** What the server really sends to {@code member} when it should send {@code body}. */
  default List<Bytes> answers(String member, Bytes body) {
    return List.of(body);
  }

  /** What a client does with {@code body}; {@code rightly} does what it should. */
  default List<Action> hears(String member, Bytes body, Supplier<List<Action>> rightly) {
    return rightly.get();
  }
}
