package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.control.ControlPayload;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.server.room.Endpoint;
import chat.server.room.HostAddress;
import java.util.List;
import java.util.function.Consumer;

/** The way in, over TCP: what is asked arrives whole or not at all, and the answer may be lost. */
final class SimEntry {
  static final RoomName ROOM = new RoomName("lobby");

  private static final long GIVES_UP = SimWorld.seconds(3);

  /** What came of it. */
  sealed interface Outcome {
    /** The server let us in; we hear at {@code at}. */
    record In(Admission admission, Endpoint at) implements Outcome {}

    /** The server said no. */
    record No(StatusCode status) implements Outcome {}

    /** No answer came, whatever the server did. */
    record Silence() implements Outcome {}
  }

  private final SimWorld world;
  private final SimServer server;
  private final SimServer.Peer peer;
  private final int number;
  private int network;
  private int port = 2000;

  /** Somebody who is at an address of its own. */
  SimEntry(SimWorld world, SimServer server, SimServer.Peer peer, int number) {
    this.world = world;
    this.server = server;
    this.peer = peer;
    this.number = number;
  }

  /** From now on we are in another network. */
  void move() {
    network++;
  }

  /** A new port at the address that we have now. */
  Endpoint newEndpoint() {
    port++;
    byte[] address = {10, (byte) network, 0, (byte) number};
    return new Endpoint(HostAddress.of(address, 0), port);
  }

  void enter(Operation operation, ControlPayload entry, Consumer<Outcome> then) {
    Endpoint at = newEndpoint();
    SimLink link = peer.link();
    tell("asks to " + operation);
    if (link.isCut()) {
      world.after(GIVES_UP, () -> then.accept(new Outcome.Silence()));
      return;
    }
    server.connect(at, peer);
    TcrpMessage request = SimServer.request(operation, entry, ROOM.encode());
    world.after(3 * link.delay(), () -> answer(server.serve(request, at), at, then));
  }

  private void answer(List<TcrpMessage> answers, Endpoint at, Consumer<Outcome> then) {
    SimLink link = peer.link();
    if (link.losesAnswer()) {
      tell("never hears the answer");
      server.disconnect(at);
      world.after(GIVES_UP, () -> then.accept(new Outcome.Silence()));
      return;
    }
    world.after(link.delay(), () -> then.accept(outcome(answers, at)));
  }

  private Outcome outcome(List<TcrpMessage> answers, Endpoint at) {
    StatusCode status = PayloadCodec.decodeStatus(answers.getFirst().payload()).code();
    if (!status.isOk()) {
      tell("is refused: " + status);
      server.disconnect(at);
      return new Outcome.No(status);
    }
    Bytes payload = answers.getLast().payload();
    tell("is in");
    return new Outcome.In(PayloadCodec.decodeAdmission(payload), at);
  }

  private void tell(String what) {
    world.story().tell(world.now(), () -> peer.name() + " " + what);
  }
}
