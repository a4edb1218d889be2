package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.control.Operation.Known;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import java.util.List;

/**
 * The ways to ask a server which rooms there are. Only those that make nobody a member: most other
 * teams' servers would take anything but operation 3 for somebody who joins.
 */
enum ListForm {
  /** With nothing in it. */
  OURS(Known.LIST, ""),
  /** As ssoranaoki's client asks. */
  SSORANAOKI(Known.LIST, "{\"user_name\": \"\", \"udp_port\": 0}"),
  /** As ws2026's client asks: of another server this would be a wish to join. */
  WS2026(Known.JOIN, "");

  private final Known operation;
  private final String payload;

  ListForm(Known operation, String payload) {
    this.operation = operation;
    this.payload = payload;
  }

  /** The forms to try, in order, at a server that spoke {@code spoken}, as far as is known. */
  static List<ListForm> worthTrying(Dialect spoken) {
    return spoken == Dialect.WS2026 ? List.of(WS2026) : List.of(OURS, SSORANAOKI);
  }

  TcrpMessage request() {
    return new TcrpMessage(operation, State.Known.REQUEST, Bytes.EMPTY, Bytes.utf8(payload));
  }
}
