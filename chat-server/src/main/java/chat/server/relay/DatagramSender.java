package chat.server.relay;

import chat.protocol.datagram.ServerDatagram;
import chat.server.net.SocketAddresses;
import chat.server.observe.ServerMetrics;
import chat.server.room.Dispatch;
import chat.server.room.Endpoint;
import chat.server.room.Member;
import chat.server.room.Outbox;
import chat.server.room.Tongue;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Encodes what members are to hear, once for each tongue among them, and sends it. A member that
 * cannot be reached is counted, and the others hear all the same. Any thread may use it.
 */
public final class DatagramSender implements Outbox {
  private final List<DatagramSocket> sockets;
  private final ServerMetrics metrics;

  /** Sends from these sockets, each to the members of the gate with its number. */
  public DatagramSender(List<DatagramSocket> sockets, ServerMetrics metrics) {
    this.sockets = List.copyOf(sockets);
    this.metrics = metrics;
  }

  @Override
  public void deliver(List<Dispatch> dispatches) {
    for (Dispatch dispatch : dispatches) {
      deliver(dispatch);
    }
  }

  private void deliver(Dispatch dispatch) {
    IdentityHashMap<Tongue, List<byte[]>> encoded = new IdentityHashMap<>();
    for (Member member : dispatch.audience()) {
      List<byte[]> datagrams =
          encoded.computeIfAbsent(member.tongue(), tongue -> encode(tongue, dispatch));
      for (byte[] datagram : datagrams) {
        send(sockets.get(member.gate().number()), datagram, member.endpoint());
      }
    }
  }

  private static List<byte[]> encode(Tongue tongue, Dispatch dispatch) {
    return tongue.hear(dispatch.event()).stream()
        .map(ServerDatagram::body)
        .map(body -> body.toArray())
        .toList();
  }

  private void send(DatagramSocket socket, byte[] datagram, Endpoint to) {
    InetSocketAddress address = SocketAddresses.socketAddress(to);
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, address));
      metrics.datagramSent();
    } catch (IOException | IllegalArgumentException e) {
      metrics.datagramFailed();
    }
  }
}
