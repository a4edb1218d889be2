package chat.server;

import java.io.IOException;

/** The server cannot listen on a port, and this is which and why. */
public final class ListenException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String transport;
  private final int port;

  ListenException(String transport, int port, IOException cause) {
    super(cause.getMessage(), cause);
    this.transport = transport;
    this.port = port;
  }

  /** TCP or UDP. */
  public String transport() {
    return transport;
  }

  /** The port that was asked for. */
  public int port() {
    return port;
  }

  /** What the system said. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
