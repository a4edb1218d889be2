package chat.client.session;

import chat.client.session.EntryResult.Entered;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** One server, and all that a client can ask of it. */
public final class Connector {
  private static final int DEFAULT_UDP_PORT = 8889;

  private final ServerAddress address;
  private final OptionalInt udpPort;
  private final LongSupplier clock;
  private final ControlClient control;

  /**
   * A server somebody named.
   *
   * @param udpPort where it listens for datagrams, if somebody insists; else what it tells itself
   * @param clock monotonic nanoseconds
   */
  public Connector(ServerAddress address, OptionalInt udpPort, LongSupplier clock) {
    this.address = address;
    this.udpPort = udpPort;
    this.clock = clock;
    this.control = new ControlClient(address, ControlTimes.DEFAULT, clock);
  }

  /** Where the server is said to be. */
  public ServerAddress address() {
    return address;
  }

  /** Monotonic nanoseconds. */
  LongSupplier clock() {
    return clock;
  }

  /** Creates or joins a room. */
  public EntryResult enter(EntryRequest request) throws ControlFailure {
    return control.enter(request);
  }

  /** Asks which rooms there are. */
  public ListResult list() throws ControlFailure {
    return control.list();
  }

  /** Starts the stay in the room that let us in. */
  public ChatSession open(Entered entered) throws ControlFailure {
    OptionalInt told =
        switch (entered.admission()) {
          case Grant grant -> grant.udpPort();
          case BareToken _ -> OptionalInt.empty();
        };
    int port = udpPort.orElseGet(() -> told.orElse(DEFAULT_UDP_PORT));
    try {
      return ChatSession.open(entered, port, clock);
    } catch (IOException e) {
      throw new ControlFailure(ControlFailure.Kind.CANNOT_CONNECT, e);
    }
  }
}
