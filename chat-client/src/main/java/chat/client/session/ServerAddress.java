package chat.client.session;

/**
 * Where a server is said to be.
 *
 * @param host a name or an address, not yet looked up
 * @param tcpPort the port of its control connections
 */
public record ServerAddress(String host, int tcpPort) {
  /** {@code host:port}, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + tcpPort;
  }
}
