package chat.client.conform;

import chat.protocol.Bytes;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Entry;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.StatusCode.Known;
import chat.protocol.control.TcrpHeader;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/**
 * A server of the plain protocol, as small as it can be, that makes one mistake or none: its TCP
 * side. It has no limits of its own and is no model for anybody.
 */
final class FaultyServer implements AutoCloseable {
  private static final int LINGER_MILLIS = 30_000;
  private static final long A_MOMENT = Duration.ofMillis(100).toNanos();
  private static final int ROOM_MISREAD = 28;
  private static final int PAYLOAD_MISREAD = 229;

  private final Slip slip;
  private final ServerSocket listener;
  private final FaultyRooms rooms;

  /** Which mistake a server makes. */
  record Slip(Optional<Mistake> mistake) {
    boolean is(Mistake one) {
      return mistake.equals(Optional.of(one));
    }
  }

  /** What is sent, and who entered by it. */
  private record Reply(List<Bytes> parts, Optional<FaultyRooms.Member> member) {
    static Reply of(Bytes... parts) {
      return new Reply(List.of(parts), Optional.empty());
    }
  }

  FaultyServer(Optional<Mistake> mistake, Duration idle) throws IOException {
    slip = new Slip(mistake);
    listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    rooms = new FaultyRooms(slip, idle);
    Thread.ofPlatform().daemon().name("faulty-tcp").start(this::accept);
  }

  Target target() {
    return new Target(
        listener.getInetAddress(), listener.getLocalPort(), OptionalInt.of(rooms.udpPort()));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    rooms.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        if (slip.is(Mistake.ONE_AFTER_THE_OTHER) || slip.is(Mistake.HANDLER_DIES)) {
          serve(socket);
        } else {
          Thread.ofVirtual().start(() -> serve(socket));
        }
      } catch (IOException | IllegalStateException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Reply reply = reply(socket);
      if (reply.parts().isEmpty()) {
        // Reads on for ever, because it waits for bytes that do not come.
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
        return;
      }
      write(socket, reply.parts());
      if (slip.is(Mistake.CLOSED_UNREAD)) {
        // What the system does by itself when there are unread bytes; Java is politer.
        socket.setSoLinger(true, 0);
        return;
      }
      if (!slip.is(Mistake.CONNECTION_KEPT)) {
        socket.shutdownOutput();
      }
      socket.setSoTimeout(LINGER_MILLIS);
      byte[] port = socket.getInputStream().readNBytes(2);
      if (port.length == 2 && !slip.is(Mistake.PORT_UNREAD)) {
        reply.member().ifPresent(member -> rooms.declare(member, Bytes.of(port)));
      }
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Whoever hangs up is done.
      return;
    }
  }

  private void write(Socket socket, List<Bytes> parts) throws IOException {
    OutputStream out = socket.getOutputStream();
    if (slip.is(Mistake.ANSWERS_APART)) {
      for (Bytes part : parts) {
        out.write(part.toArray());
        LockSupport.parkNanos(A_MOMENT);
      }
    } else {
      out.write(parts.stream().reduce(Bytes.EMPTY, Bytes::plus).toArray());
    }
  }

  private Reply reply(Socket socket) throws IOException {
    Operation operation = Operation.of(0);
    try {
      TcrpReader reader =
          new TcrpReader(input(socket.getInputStream()), ProtocolLimits.REQUEST_PAYLOAD_MAX);
      TcrpHeader header = reader.readHeader();
      operation = header.operation();
      TcrpMessage request = reader.readBody(header);
      try {
        return reply(slip.is(Mistake.CHARACTERS) ? inCharacters(request) : request, socket);
      } catch (ProtocolException e) {
        return refused(request, StatusCode.of(e.fault()));
      }
    } catch (ProtocolException e) {
      if (slip.is(Mistake.HANDLER_DIES)) {
        throw new IllegalStateException(e);
      }
      return slip.is(Mistake.SIZE_TRUSTED) || slip.is(Mistake.END_UNSEEN)
          ? Reply.of()
          : refused(
              new TcrpMessage(operation, State.Known.REQUEST, Bytes.EMPTY, Bytes.EMPTY),
              StatusCode.of(e.fault()));
    }
  }

  private InputStream input(InputStream in) throws IOException {
    if (slip.is(Mistake.RECV_ONCE)) {
      byte[] once = new byte[ProtocolLimits.REQUEST_PAYLOAD_MAX];
      return new ByteArrayInputStream(once, 0, Math.max(0, in.read(once)));
    }
    if (slip.is(Mistake.SIZE_MISREAD)) {
      byte[] header = in.readNBytes(TcrpHeader.LENGTH);
      byte[] turned = header.clone();
      for (int i = 3; i < header.length; i++) {
        turned[i] = header[header.length + 2 - i];
      }
      return new SequenceInputStream(new ByteArrayInputStream(turned), in);
    }
    return in;
  }

  /** Takes the room name's size for a number of characters. */
  private static TcrpMessage inCharacters(TcrpMessage request) {
    String body = request.room().plus(request.payload()).asUtf8();
    int cut = Math.min(request.room().size(), body.length());
    return new TcrpMessage(
        request.operation(),
        request.state(),
        Bytes.utf8(body.substring(0, cut)),
        Bytes.utf8(body.substring(cut)));
  }

  private Reply reply(TcrpMessage request, Socket socket) {
    if (request.state() != State.Known.REQUEST && !slip.is(Mistake.STATE_UNREAD)) {
      return refused(request, Known.MALFORMED);
    }
    if (slip.is(Mistake.LIMITS_MISREAD)
        && (request.room().size() > ROOM_MISREAD || request.payload().size() > PAYLOAD_MISREAD)) {
      return refused(request, Known.TOO_LARGE);
    }
    return switch (request.operation()) {
      case Operation.Known.LIST ->
          slip.is(Mistake.NO_LIST)
              ? refused(request, Known.UNKNOWN_OPERATION)
              : new Reply(granted(request, PayloadCodec.encode(rooms.list())), Optional.empty());
      case Operation.Known.CREATE, Operation.Known.JOIN -> entered(request, socket);
      case Operation.Unknown _ -> refused(request, Known.UNKNOWN_OPERATION);
    };
  }

  private Reply entered(TcrpMessage request, Socket socket) {
    RoomName room = RoomName.decode(request.room());
    boolean json = PayloadCodec.isJsonObject(request.payload());
    Optional<JsonEntry> asked = Optional.empty();
    UserName user;
    if ((slip.is(Mistake.NAMES_UNCHECKED) || slip.is(Mistake.NO_LIMIT)) && !json) {
      user = new UserName("anybody");
    } else {
      Entry entry =
          slip.is(Mistake.NO_JSON)
              ? new RawEntry(UserName.decode(request.payload()))
              : PayloadCodec.decodeEntry(request.payload());
      user = entry.user();
      asked = entry instanceof JsonEntry one ? Optional.of(one) : Optional.empty();
    }
    Optional<Password> password = asked.flatMap(JsonEntry::password);
    Known status =
        request.operation() == Operation.Known.CREATE
            ? rooms.mayCreate(room)
            : rooms.mayJoin(room, user, password);
    if (status != Known.OK) {
      return refused(request, status);
    }
    boolean grant = !slip.is(Mistake.NO_GRANT) && asked.flatMap(JsonEntry::extensions).isPresent();
    FaultyRooms.Member member =
        rooms.enter(room, user, password, socket.getInetAddress(), socket.getPort(), grant);
    return new Reply(granted(request, rooms.admission(member)), Optional.of(member));
  }

  private List<Bytes> granted(TcrpMessage request, Bytes payload) {
    if (slip.is(Mistake.NO_HEADER)) {
      return List.of(payload);
    }
    List<Bytes> parts = new ArrayList<>();
    if (!slip.is(Mistake.ONE_MESSAGE)) {
      parts.add(
          message(
              request,
              State.Known.RESPONSE,
              slip.is(Mistake.STATUS_MISSING) ? Bytes.EMPTY : Bytes.of((byte) 0)));
    }
    parts.add(message(request, State.Known.COMPLETE, payload));
    return parts;
  }

  private Reply refused(TcrpMessage request, Known status) {
    if (slip.is(Mistake.REFUSED_AS_TEXT)) {
      return Reply.of(Bytes.of("ERROR: no".getBytes(StandardCharsets.UTF_8)));
    }
    Bytes refusal =
        message(request, State.Known.RESPONSE, PayloadCodec.encode(new Status(status, "no")));
    return slip.is(Mistake.TOKEN_AFTER_REFUSAL)
        ? Reply.of(refusal, message(request, State.Known.COMPLETE, Bytes.utf8("t0k3n")))
        : Reply.of(refusal);
  }

  private Bytes message(TcrpMessage request, State state, Bytes payload) {
    if (slip.is(Mistake.ROOM_SIZE_LIES)) {
      int size = request.room().size();
      return new TcrpHeader(size, request.operation(), state, payload.size())
          .encode()
          .plus(payload);
    }
    Bytes room = PayloadCodec.isJsonObject(request.payload()) ? request.room() : Bytes.EMPTY;
    return new TcrpMessage(request.operation(), state, room, payload).encode();
  }
}
