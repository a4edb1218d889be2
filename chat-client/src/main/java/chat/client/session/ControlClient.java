package chat.client.session;

import chat.client.session.ControlFailure.Kind;
import chat.client.session.ListResult.Listed;
import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.protocol.control.TcrpWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Transactions with a server over TCP, one connection each: create, join, list. */
final class ControlClient {
  /** How many connections to try for one whose port is free for datagrams, too. */
  static final int PAIRS_MAX = 4;

  private final ServerAddress address;
  private final ControlTimes times;
  private final LongSupplier clock;

  /** Talks to the server at {@code address}; {@code clock} tells monotonic nanoseconds. */
  ControlClient(ServerAddress address, ControlTimes times, LongSupplier clock) {
    this.address = address;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Creates or joins a room. Always asks for a grant; a server that knows none answers with a token
   * alone.
   *
   * @param port listens already when the server is asked
   * @throws ControlFailure when no answer came that can be understood
   */
  EntryAnswer enter(EntryRequest request, TalkPort port) throws ControlFailure {
    Operation operation =
        switch (request.way()) {
          case CREATE -> Operation.Known.CREATE;
          case JOIN -> Operation.Known.JOIN;
        };
    JsonEntry entry =
        new JsonEntry(
            request.user(), request.password(), OptionalInt.empty(), Optional.of(List.of()));
    return transact(
        () -> connect(port),
        new TcrpMessage(
            operation, State.Known.REQUEST, request.room().encode(), PayloadCodec.encode(entry)),
        (socket, answer) ->
            switch (answer) {
              case Granted(Bytes payload) ->
                  new Entered(
                      request,
                      PayloadCodec.decodeAdmission(payload),
                      new InetSocketAddress(socket.getInetAddress(), socket.getPort()));
              case Denied(Status status) -> new Refused(status.code(), status.reason());
            });
  }

  /**
   * Asks which rooms there are.
   *
   * @throws ControlFailure when no answer came that can be understood
   */
  ListResult list() throws ControlFailure {
    return transact(
        this::connect,
        new TcrpMessage(Operation.Known.LIST, State.Known.REQUEST, Bytes.EMPTY, Bytes.EMPTY),
        (socket, answer) ->
            switch (answer) {
              case Granted(Bytes payload) -> new Listed(PayloadCodec.decodeRoomList(payload));
              case Denied(Status status) -> new Refused(status.code(), status.reason());
            });
  }

  private sealed interface Answer {}

  private record Granted(Bytes payload) implements Answer {}

  private record Denied(Status status) implements Answer {}

  private interface Conclusion<T> {
    T of(Socket socket, Answer answer);
  }

  private interface Connecting {
    Socket connect() throws ControlFailure;
  }

  private <T> T transact(Connecting way, TcrpMessage request, Conclusion<T> conclusion)
      throws ControlFailure {
    long deadline = clock.getAsLong() + times.total().toNanos();
    try (Socket socket = way.connect()) {
      socket.setTcpNoDelay(true);
      new TcrpWriter(socket.getOutputStream()).write(List.of(request));
      TcrpReader reader =
          new TcrpReader(
              new DeadlineInput(socket, clock, deadline), ProtocolLimits.RESPONSE_PAYLOAD_MAX);
      return conclusion.of(socket, readAnswer(reader));
    } catch (SocketTimeoutException e) {
      throw new ControlFailure(Kind.NO_ANSWER, e);
    } catch (IOException | ProtocolException e) {
      throw new ControlFailure(Kind.BROKEN_ANSWER, e);
    }
  }

  /** Some servers leave the first of the two messages out; their token is as good. */
  private static Answer readAnswer(TcrpReader reader) throws IOException {
    TcrpMessage first = reader.read();
    if (first.state() == State.Known.COMPLETE) {
      return new Granted(first.payload());
    }
    Status status = PayloadCodec.decodeStatus(expect(State.Known.RESPONSE, first).payload());
    return status.code().isOk()
        ? new Granted(expect(State.Known.COMPLETE, reader.read()).payload())
        : new Denied(status);
  }

  private static TcrpMessage expect(State state, TcrpMessage message) {
    if (!message.state().equals(state)) {
      throw new ProtocolException(
          Fault.MALFORMED, "the answer has state " + message.state().code());
    }
    return message;
  }

  /**
   * Connects, and listens for datagrams at the very port of the connection: that is where a server
   * that knows no better sends to.
   */
  private Socket connect(TalkPort port) throws ControlFailure {
    for (int tries = 1; tries < PAIRS_MAX; tries++) {
      Socket socket = connect();
      if (port.listenAt(new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort()))) {
        return socket;
      }
      closeQuietly(socket);
    }
    Socket socket = connect();
    try {
      port.listenAnywhere(socket.getLocalAddress());
      return socket;
    } catch (SocketException e) {
      closeQuietly(socket);
      throw new ControlFailure(Kind.CANNOT_CONNECT, e);
    }
  }

  /** Tries each address of the host in turn, until one accepts or the time is up. */
  private Socket connect() throws ControlFailure {
    long deadline = clock.getAsLong() + times.connect().toNanos();
    Optional<IOException> failure = Optional.empty();
    for (InetAddress candidate : lookUp()) {
      long left = Math.ceilDiv(deadline - clock.getAsLong(), 1_000_000);
      if (left <= 0) {
        break;
      }
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(candidate, address.tcpPort()), (int) left);
        return socket;
      } catch (IOException e) {
        closeQuietly(socket);
        failure = failure.or(() -> Optional.of(e));
      }
    }
    throw new ControlFailure(
        Kind.CANNOT_CONNECT, failure.orElseGet(() -> new IOException("time is up")));
  }

  private InetAddress[] lookUp() throws ControlFailure {
    try {
      return InetAddress.getAllByName(address.host());
    } catch (UnknownHostException e) {
      throw new ControlFailure(Kind.UNKNOWN_HOST, e);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing was asked over it, so there is nothing to lose.
      return;
    }
  }
}
