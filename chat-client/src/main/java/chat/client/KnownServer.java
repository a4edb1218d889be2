package chat.client;

import java.util.Optional;

/**
 * As much as somebody said about a server. What is missing has a default.
 *
 * @param udpPort where it listens for datagrams, if somebody insists
 */
record KnownServer(Optional<Host> host, Optional<Integer> tcpPort, Optional<Integer> udpPort) {
  /** Nothing is known. */
  static final KnownServer NOTHING =
      new KnownServer(Optional.empty(), Optional.empty(), Optional.empty());

  /** What is known here, and for the rest what {@code other} knows. */
  KnownServer or(KnownServer other) {
    return new KnownServer(
        host.or(other::host), tcpPort.or(other::tcpPort), udpPort.or(other::udpPort));
  }
}
