package chat.server.net;

import chat.server.room.Endpoint;
import chat.server.room.HostAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Turns socket addresses into endpoints and back. */
public final class SocketAddresses {
  private SocketAddresses() {}

  /** The endpoint at this address and port. */
  public static Endpoint endpoint(InetAddress address, int port) {
    int scope = address instanceof Inet6Address v6 ? v6.getScopeId() : 0;
    return new Endpoint(HostAddress.of(address.getAddress(), scope), port);
  }

  /** Where to send what is for this endpoint. */
  public static InetSocketAddress socketAddress(Endpoint endpoint) {
    HostAddress host = endpoint.host();
    try {
      InetAddress address =
          host.scope() == 0
              ? InetAddress.getByAddress(host.toBytes())
              : Inet6Address.getByAddress("", host.toBytes(), host.scope());
      return new InetSocketAddress(address, endpoint.port());
    } catch (UnknownHostException e) {
      throw new AssertionError("an address has 4 or 16 bytes", e);
    }
  }
}
