package chat.server.room;

/** A way to an endpoint, made ready by who sends, so that it need not be for each datagram. */
public interface Route {
  /** The host that it leads to. */
  HostAddress host();

  /** The port that it leads to. */
  int port();
}
