package chat.server.control;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.Token;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpHeader;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.protocol.control.TcrpWriter;
import chat.server.control.Reception.Visit;
import chat.server.dialect.Answer;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Dialect;
import chat.server.dialect.Dialects;
import chat.server.dialect.Reply;
import chat.server.dialect.Reply.Ending;
import chat.server.dialect.Reply.Pace;
import chat.server.net.SocketAddresses;
import chat.server.observe.EventLog;
import chat.server.room.Endpoint;
import chat.server.room.Member;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One transaction: read a request, answer it, end our side, read on for a moment, hang up (section
 * 3.6). Some dialects ask more than once on one connection; what follows an answer, the answer
 * says.
 */
final class ControlConnection {
  /** How long a client may take to send its port, or what else it still had to say. */
  static final Duration LINGER = Duration.ofSeconds(2);

  /** How long the person at a client may take between two requests on one connection. */
  static final Duration DIALOGUE = Duration.ofMinutes(2);

  /** How long two writes are apart for clients that could not tell them apart otherwise. */
  private static final Duration PAUSE = Duration.ofMillis(150);

  private static final int TURNS_MAX = 64;
  private static final Operation NO_OPERATION = Operation.of(0);

  private final Socket socket;
  private final ControlLimits limits;
  private final Dialects dialects;
  private final Reception reception;
  private final EventLog log;
  private final DeadlineInput in;
  private final LateInput late;
  private final TcrpWriter out;

  ControlConnection(
      Socket socket,
      ControlLimits limits,
      Dialects dialects,
      Reception reception,
      EventLog log,
      DeadlineInput in,
      Consumer<Duration> overtime)
      throws IOException {
    this.socket = socket;
    this.limits = limits;
    this.dialects = dialects;
    this.reception = reception;
    this.log = log;
    this.in = in;
    this.late = new LateInput(in, overtime);
    this.out = new TcrpWriter(socket.getOutputStream());
  }

  /** Serves the client; the socket stays the caller's to close. */
  void serve() throws IOException {
    socket.setTcpNoDelay(true);
    Optional<Turn> turn = read(in);
    for (int turns = 1; turn.isPresent(); turns++) {
      Ending ending = serve(turn.get());
      turn = turns < TURNS_MAX ? next(turn.get(), ending) : Optional.empty();
    }
  }

  /** One question of a client, and how it speaks. */
  private record Turn(TcrpMessage asked, Dialect dialect) {}

  /** None when what came was no request, and has been refused. */
  private Optional<Turn> read(InputStream from) throws IOException {
    Operation operation = NO_OPERATION;
    try {
      TcrpReader reader = new TcrpReader(from, limits.requestBytes());
      TcrpHeader header = reader.readHeader();
      operation = header.operation();
      TcrpMessage asked = reader.readBody(header);
      return Optional.of(new Turn(asked, dialects.recognize(asked)));
    } catch (ProtocolException e) {
      refuse(operation, StatusCode.of(e.fault()), e.reason());
    } catch (SocketTimeoutException e) {
      refuse(operation, StatusCode.Known.MALFORMED, "the request took too long to arrive");
    }
    return Optional.empty();
  }

  private Ending serve(Turn turn) throws IOException {
    Dialect dialect = turn.dialect();
    try {
      Endpoint from = SocketAddresses.endpoint(socket.getInetAddress(), socket.getPort());
      return answer(turn, reception.serve(dialect.ask(turn.asked()), from, dialect));
    } catch (ProtocolException e) {
      return answer(turn, () -> new Refused(StatusCode.of(e.fault()), e.reason()));
    }
  }

  private Ending answer(Turn turn, Visit visit) throws IOException {
    Answer answer = visit.answer();
    Reply reply;
    try {
      reply = turn.dialect().answer(turn.asked(), answer);
      if (answer instanceof Admitted admitted) {
        reception.settle(admitted.member(), reply);
      }
      write(reply);
      // Before the end: who has seen that, and tells somebody to come too, is announced first.
      visit.answered();
      if (reply.ending() == Ending.HANG_UP) {
        socket.shutdownOutput();
      }
    } catch (IOException | RuntimeException | Error e) {
      visit.unanswered();
      throw e;
    }
    if (answer instanceof Refused refused) {
      log.requestRefused(socket.getInetAddress(), refused.status());
    }
    switch (reply.ending()) {
      case HANG_UP -> hangUp(answer);
      case LEAVE_OPEN -> late.drain(DIALOGUE);
      case NEXT_REQUEST, ROOM_NAME -> {}
    }
    return reply.ending();
  }

  private void write(Reply reply) throws IOException {
    boolean first = true;
    for (Bytes bytes : reply.writes()) {
      if (!first && reply.pace() == Pace.APART) {
        pause();
      }
      first = false;
      socket.getOutputStream().write(bytes.toArray());
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server is stopping");
    }
  }

  private void hangUp(Answer answer) throws IOException {
    switch (answer) {
      case Admitted admitted -> readPort(admitted.member(), admitted.token());
      case Refused refused -> late.drain(LINGER);
      case Listed listed -> late.drain(LINGER);
    }
  }

  /** What the client asks after that; a person may have to think first. */
  private Optional<Turn> next(Turn turn, Ending ending) throws IOException {
    return switch (ending) {
      case HANG_UP, LEAVE_OPEN -> Optional.empty();
      case NEXT_REQUEST -> {
        Bytes first = late.next(1, DIALOGUE);
        in.allow(limits.requestTime());
        yield first.isEmpty()
            ? Optional.empty()
            : read(new SequenceInputStream(new ByteArrayInputStream(first.toArray()), in));
      }
      case ROOM_NAME -> {
        Bytes room = late.next(ProtocolLimits.ROOM_NAME_MAX, DIALOGUE);
        TcrpMessage asked = turn.asked();
        yield room.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Turn(
                    new TcrpMessage(asked.operation(), asked.state(), room, asked.payload()),
                    turn.dialect()));
      }
    };
  }

  /** Nothing but a status, for who sent something that is no request. */
  private void refuse(Operation operation, StatusCode.Known status, String reason)
      throws IOException {
    if (in.received() > 0) {
      out.write(List.of(refusal(operation, status, reason)));
      socket.shutdownOutput();
      log.requestRefused(socket.getInetAddress(), status);
      late.drain(LINGER);
    }
  }

  static TcrpMessage refusal(Operation operation, StatusCode.Known status, String reason) {
    return new TcrpMessage(
        operation,
        State.Known.RESPONSE,
        Bytes.EMPTY,
        PayloadCodec.encode(new Status(status, reason)));
  }

  /** Some clients tell their UDP port only now, in two bytes (section 5.7). */
  private void readPort(Member member, Token given) throws IOException {
    late.port(LINGER).ifPresent(port -> reception.declarePort(member, given, port));
    late.rest();
  }
}
