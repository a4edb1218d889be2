package chat.client.session;

import chat.client.session.Answer.Denied;
import chat.client.session.Answer.Granted;
import chat.client.session.Answer.Misunderstood;
import chat.client.session.Answer.Which;
import chat.client.session.ControlFailure.Kind;
import chat.client.session.EntryRequest.Way;
import chat.client.session.ListResult.Listed;
import chat.client.session.RequestForm.Ends;
import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.ResumeSecret;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.protocol.control.TcrpWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Transactions with a server over TCP, one connection each: create, join, list. */
final class ControlClient {
  /** How many connections to try for one whose port is free for datagrams, too. */
  static final int PAIRS_MAX = 4;

  private static final Answer NOT_A_WORD = new Misunderstood("");

  private final ServerAddress address;
  private final ControlTimes times;
  private final LongSupplier clock;

  /** Whether this server gave a grant once: then nothing is to be found out any more. */
  private volatile boolean isOurs;

  /** How another team's server wants to be asked, once that is known. */
  private volatile Optional<RequestForm> learnt;

  /** What it spoke when it last let us in. */
  private volatile Dialect spoken = Dialect.PLAIN;

  /**
   * Talks to the server at {@code address}.
   *
   * @param form how it wants to be asked, if somebody knows
   * @param clock monotonic nanoseconds
   */
  ControlClient(
      ServerAddress address, ControlTimes times, Optional<RequestForm> form, LongSupplier clock) {
    this.address = address;
    this.times = times;
    this.learnt = form;
    this.clock = clock;
  }

  /**
   * Creates or joins a room. Always asks for a grant; a server that knows none answers with a token
   * alone. One that hangs up without a byte, or says in words of its own that it does not
   * understand, is asked in other forms; one that answers with a status never is.
   *
   * @param resume what shows that we were in that room until just now
   * @param port listens already when the server is asked
   * @throws ControlFailure when no answer came that can be understood
   */
  EntryAnswer enter(EntryRequest request, Optional<ResumeSecret> resume, TalkPort port)
      throws ControlFailure {
    List<RequestForm> forms =
        learnt
            .filter(_ -> resume.isEmpty() && request.password().isEmpty())
            .map(RequestForm::known)
            .orElseGet(() -> RequestForm.worthTrying(request, resume, isOurs));
    return enter(forms, request, resume, port);
  }

  /** The same in one form only. */
  EntryAnswer enterAs(RequestForm form, EntryRequest request, TalkPort port) throws ControlFailure {
    return enter(List.of(form), request, Optional.empty(), port);
  }

  private EntryAnswer enter(
      List<RequestForm> forms, EntryRequest request, Optional<ResumeSecret> resume, TalkPort port)
      throws ControlFailure {
    long deadline = clock.getAsLong() + times.total().toNanos();
    Optional<EntryAnswer> puzzled = Optional.empty();
    for (RequestForm form : forms) {
      try (Socket socket = connect(port)) {
        socket.setTcpNoDelay(true);
        switch (ask(socket, form, request, resume, port, deadline).orElse(NOT_A_WORD)) {
          case Granted granted -> {
            return entered(request, granted, form, socket, port);
          }
          case Denied(StatusCode status, String reason) -> {
            return new Refused(status, reason);
          }
          case Which _ ->
              // Of two rooms that are there, or of none that we want to make.
              puzzled = Optional.of(new Refused(StatusCode.Known.MALFORMED, ""));
          case Misunderstood(String reason) when reason.isEmpty() -> {
            // It hung up. Had it made the room all the same, it would not make it twice.
          }
          case Misunderstood(String reason) ->
              puzzled = Optional.of(new Refused(StatusCode.Known.MALFORMED, reason));
        }
      } catch (SocketTimeoutException e) {
        throw new ControlFailure(Kind.NO_ANSWER, e);
      } catch (IOException | ProtocolException e) {
        throw new ControlFailure(Kind.BROKEN_ANSWER, e);
      }
    }
    return puzzled.orElseThrow(
        () -> new ControlFailure(Kind.BROKEN_ANSWER, new EOFException("it hung up")));
  }

  private Optional<Answer> ask(
      Socket socket,
      RequestForm form,
      EntryRequest request,
      Optional<ResumeSecret> resume,
      TalkPort port,
      long deadline)
      throws IOException {
    Operation operation = resume.isPresent() ? Operation.Known.JOIN : operation(request);
    Bytes room = request.room().encode();
    Ends ends =
        new Ends(
            new InetSocketAddress(socket.getInetAddress(), socket.getPort()),
            socket.getLocalAddress(),
            port.number());
    new TcrpWriter(socket.getOutputStream())
        .write(
            List.of(
                new TcrpMessage(
                    operation, form.state(), room, form.payload(request, resume, ends))));
    AnswerInput input = new AnswerInput(socket, clock, deadline);
    Optional<Answer> answer = input.read(new AnswerReader(room));
    if (request.way() == Way.JOIN && answer.orElse(NOT_A_WORD) instanceof Which(var rooms)) {
      if (!rooms.contains(request.room().value())) {
        // A name that is not there would end some of these servers.
        return Optional.of(new Denied(StatusCode.Known.NO_SUCH_ROOM, ""));
      }
      socket.getOutputStream().write(room.toArray());
      return input.read(new AnswerReader(room)).map(ControlClient::afterTheList);
    }
    return answer;
  }

  /** Who gives a raw token in a dialogue leaves the names to its clients. */
  private static Answer afterTheList(Answer answer) {
    return answer instanceof Granted(var token, var grant, var dialect)
            && dialect == Dialect.NIWATORI
        ? new Granted(token, grant, Dialect.EXPLORER)
        : answer;
  }

  private EntryAnswer entered(
      EntryRequest request, Granted granted, RequestForm form, Socket socket, TalkPort port)
      throws ControlFailure {
    Dialect dialect = granted.dialect();
    if (!dialect.talksOurWay()) {
      throw new ControlFailure(dialect);
    }
    if (dialect.hearsOfThePortLast()) {
      announce(socket, port.number());
    }
    spoken = dialect;
    if (granted.grant().isPresent()) {
      isOurs = true;
    } else if (dialect != Dialect.PLAIN) {
      learnt = Optional.of(dialect.wants().orElse(form));
    }
    return new Entered(
        request,
        granted.token(),
        granted.grant(),
        dialect,
        form,
        new InetSocketAddress(socket.getInetAddress(), socket.getPort()));
  }

  private static void announce(Socket socket, int port) {
    try {
      socket.getOutputStream().write(new byte[] {(byte) (port >> Byte.SIZE), (byte) port});
    } catch (IOException e) {
      // It does not want to know, and will learn it by our first datagram.
      return;
    }
  }

  /**
   * Asks which rooms there are: as we ask our own kind, and then as other teams do who have such a
   * question, where the server hangs up without a byte.
   *
   * @throws ControlFailure when no answer came that can be understood
   */
  ListResult list() throws ControlFailure {
    long deadline = clock.getAsLong() + times.total().toNanos();
    for (ListForm form : isOurs ? List.of(ListForm.OURS) : ListForm.worthTrying(spoken)) {
      try (Socket socket = connect()) {
        socket.setTcpNoDelay(true);
        new TcrpWriter(socket.getOutputStream()).write(List.of(form.request()));
        PushbackInputStream answer =
            new PushbackInputStream(new DeadlineInput(socket, clock, deadline));
        int first = answer.read();
        if (first >= 0) {
          answer.unread(first);
          return listed(new TcrpReader(answer, ProtocolLimits.RESPONSE_PAYLOAD_MAX));
        }
      } catch (SocketTimeoutException e) {
        throw new ControlFailure(isOurs ? Kind.NO_ANSWER : Kind.LIST_UNANSWERED, e);
      } catch (IOException | ProtocolException e) {
        throw new ControlFailure(Kind.BROKEN_ANSWER, e);
      }
    }
    throw isOurs
        ? new ControlFailure(Kind.BROKEN_ANSWER, new EOFException("it hung up"))
        : new ControlFailure(Kind.NO_LIST);
  }

  private static Operation operation(EntryRequest request) {
    return switch (request.way()) {
      case CREATE -> Operation.Known.CREATE;
      case JOIN -> Operation.Known.JOIN;
    };
  }

  /**
   * Some servers leave the first of the two messages out, or the second; what is there is as good.
   */
  private static ListResult listed(TcrpReader reader) throws IOException, ControlFailure {
    TcrpMessage first = reader.read();
    if (first.state() == State.Known.COMPLETE) {
      return new Listed(ForeignList.read(first.payload()));
    }
    Bytes payload = expect(State.Known.RESPONSE, first).payload();
    if (ForeignList.isNames(payload)) {
      return new Listed(ForeignList.readNames(payload));
    }
    Status status = PayloadCodec.decodeStatus(payload);
    if (status.code() == StatusCode.Known.UNKNOWN_OPERATION) {
      throw new ControlFailure(Kind.NO_LIST);
    }
    return status.code().isOk()
        ? new Listed(ForeignList.read(expect(State.Known.COMPLETE, reader.read()).payload()))
        : new Refused(status.code(), status.reason());
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
