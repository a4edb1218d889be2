package chat.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A TCP connection and a UDP socket with the same port number, as some clients have them.
 *
 * @param tcp connected to a server
 * @param udp bound, to nobody in particular
 */
public record TwinPorts(RawPeer tcp, RawDatagrams udp) {
  private static final int TRIES_MAX = 1000;

  /** At the first number that is free for both: what is free for UDP may be taken for TCP. */
  public static TwinPorts connect(InetSocketAddress server, InetAddress local) throws IOException {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      RawDatagrams udp = RawDatagrams.bind(local);
      try {
        return new TwinPorts(RawPeer.connect(server, udp.local()), udp);
      } catch (BindException e) {
        udp.close();
      }
    }
    throw new BindException("no port number is free for both TCP and UDP");
  }
}
