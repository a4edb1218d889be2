package chat.client.conform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.OptionalInt;

/**
 * The server under test.
 *
 * @param address where it runs
 * @param tcpPort its port for control
 * @param udpPort its port for the talk, if somebody knows it better than the server's grant
 */
public record Target(InetAddress address, int tcpPort, OptionalInt udpPort) {
  /** Whether this computer has a second address, 127.0.0.2, that reaches it. */
  boolean isIpv4Loopback() {
    return address instanceof Inet4Address && address.isLoopbackAddress();
  }
}
