package chat.server.bench;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Extensions;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.protocol.control.TcrpWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Enters rooms of a server, over TCP. */
final class Door {
  private static final int PATIENCE_MILLIS = 20_000;

  private final InetSocketAddress server;

  Door(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * Enters, or makes the room if it is the first, with a grant.
   *
   * @param hearsAt its UDP port. It is declared, because until it speaks the server would send to
   *     the number of its TCP port, where another one may be
   */
  Grant enter(RoomName room, int member, int hearsAt, boolean log) throws IOException {
    Operation operation = member == 0 ? Operation.Known.CREATE : Operation.Known.JOIN;
    JsonEntry entry =
        new JsonEntry(
            name(member),
            Optional.empty(),
            OptionalInt.of(hearsAt),
            Optional.of(log ? List.of(Extensions.LOG) : List.of()),
            Optional.empty(),
            log ? OptionalInt.of(ProtocolLimits.SERVER_DATAGRAM_MAX) : OptionalInt.empty());
    Bytes payload =
        ask(
            new TcrpMessage(
                operation, State.Known.REQUEST, room.encode(), PayloadCodec.encode(entry)));
    if (PayloadCodec.decodeAdmission(payload) instanceof Grant grant
        && grant.log().isPresent() == log) {
      return grant;
    }
    throw new IOException("the server does not agree to what a member asked for");
  }

  /** A name of five characters. */
  static UserName name(int member) {
    return new UserName("m%04d".formatted(member));
  }

  private Bytes ask(TcrpMessage request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      socket.connect(server, PATIENCE_MILLIS);
      new TcrpWriter(socket.getOutputStream()).write(List.of(request));
      TcrpReader answers =
          new TcrpReader(socket.getInputStream(), ProtocolLimits.RESPONSE_PAYLOAD_MAX);
      Status status = PayloadCodec.decodeStatus(answers.read().payload());
      if (status.code() != StatusCode.Known.OK) {
        throw new IOException("the server refuses a member: " + status);
      }
      return answers.read().payload();
    }
  }
}
