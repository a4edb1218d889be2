package chat.client.conform;

import chat.protocol.Bytes;

/** A member that the kit plays. */
record Seat(Bytes room, String name, Bytes token, UdpPeer udp) {
  private static final Bytes QUIT = Bytes.utf8("/quit");

  Bytes datagram(Bytes message) {
    return Requests.datagram(room, token, message);
  }

  void say(String text) {
    udp.send(datagram(Bytes.utf8(text)));
  }

  /** Says the empty message, so that the server learns where we hear. */
  void hello() {
    udp.send(datagram(Bytes.EMPTY));
  }

  void quit() {
    udp.send(datagram(QUIT));
  }
}
