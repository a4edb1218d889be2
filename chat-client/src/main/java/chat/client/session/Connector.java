package chat.client.session;

import chat.client.session.EntryResult.Opened;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import java.io.IOException;
import java.net.DatagramSocket;
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

  /** Creates or joins a room, and starts the stay if the server lets us in. */
  public EntryResult enter(EntryRequest request) throws ControlFailure {
    try (TalkPort port = new TalkPort(DatagramSocket::new)) {
      return switch (control.enter(request, port)) {
        case Entered entered ->
            new Opened(ChatSession.open(entered, port.connect(entered, udpPort(entered)), clock));
        case Refused refused -> refused;
      };
    } catch (IOException e) {
      throw new ControlFailure(ControlFailure.Kind.CANNOT_CONNECT, e);
    }
  }

  /** Asks which rooms there are. */
  public ListResult list() throws ControlFailure {
    return control.list();
  }

  private int udpPort(Entered entered) {
    OptionalInt told =
        switch (entered.admission()) {
          case Grant grant -> grant.udpPort();
          case BareToken _ -> OptionalInt.empty();
        };
    return udpPort.orElseGet(() -> told.orElse(DEFAULT_UDP_PORT));
  }
}
