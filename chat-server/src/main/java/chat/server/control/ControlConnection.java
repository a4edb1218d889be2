package chat.server.control;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
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
import chat.server.net.SocketAddresses;
import chat.server.observe.EventLog;
import chat.server.room.Endpoint;
import chat.server.room.Member;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One transaction: read a request, answer it, end our side, read on for a moment, hang up (section
 * 3.6).
 */
final class ControlConnection {
  /** How long a client may take to send its port, or what else it still had to say. */
  static final Duration LINGER = Duration.ofSeconds(2);

  private static final Operation NO_OPERATION = Operation.of(0);
  private static final int PORT_BYTES = 2;
  private static final int DRAIN_MAX = 1024 * 1024;
  private static final int DRAIN_CHUNK = 8192;

  private final Socket socket;
  private final ControlLimits limits;
  private final Dialect dialect;
  private final Reception reception;
  private final EventLog log;
  private final DeadlineInput in;
  private final TcrpWriter out;

  ControlConnection(
      Socket socket,
      ControlLimits limits,
      Dialect dialect,
      Reception reception,
      EventLog log,
      LongSupplier clock)
      throws IOException {
    this.socket = socket;
    this.limits = limits;
    this.dialect = dialect;
    this.reception = reception;
    this.log = log;
    this.in = new DeadlineInput(socket, clock, limits.firstByteTime(), limits.requestTime());
    this.out = new TcrpWriter(socket.getOutputStream());
  }

  /** Serves the client; the socket stays the caller's to close. */
  void serve() throws IOException {
    socket.setTcpNoDelay(true);
    Operation operation = NO_OPERATION;
    try {
      TcrpReader reader = new TcrpReader(in, limits.requestBytes());
      TcrpHeader header = reader.readHeader();
      operation = header.operation();
      serve(reader.readBody(header));
    } catch (ProtocolException e) {
      refuse(operation, StatusCode.of(e.fault()), e.reason());
    } catch (SocketTimeoutException e) {
      refuse(operation, StatusCode.Known.MALFORMED, "the request took too long to arrive");
    }
  }

  private void serve(TcrpMessage asked) throws IOException {
    try {
      Endpoint from = SocketAddresses.endpoint(socket.getInetAddress(), socket.getPort());
      answer(asked, reception.serve(dialect.ask(asked), from, dialect));
    } catch (ProtocolException e) {
      answer(asked, () -> new Refused(StatusCode.of(e.fault()), e.reason()));
    }
  }

  private void answer(TcrpMessage asked, Visit visit) throws IOException {
    Answer answer = visit.answer();
    try {
      out.write(dialect.answer(asked, answer));
      socket.shutdownOutput();
    } catch (IOException e) {
      visit.unanswered();
      throw e;
    }
    visit.answered();
    switch (answer) {
      case Admitted admitted -> readPort(admitted.member());
      case Refused refused -> {
        log.requestRefused(socket.getInetAddress(), refused.status());
        drain();
      }
      case Listed listed -> drain();
    }
  }

  /** Nothing but a status, for who sent something that is no request. */
  private void refuse(Operation operation, StatusCode.Known status, String reason)
      throws IOException {
    if (in.received() > 0) {
      out.write(List.of(refusal(operation, status, reason)));
      socket.shutdownOutput();
      log.requestRefused(socket.getInetAddress(), status);
      drain();
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
  private void readPort(Member member) throws IOException {
    in.allow(LINGER);
    try {
      Bytes bytes = Bytes.of(in.readNBytes(PORT_BYTES));
      if (bytes.size() == PORT_BYTES) {
        int port = bytes.at(0) << 8 | bytes.at(1);
        if (port > 0) {
          reception.declarePort(member, port);
        }
      }
    } catch (SocketTimeoutException e) {
      // Most clients have no more to say.
      return;
    }
  }

  /** To hang up on what was sent but not read would take the answer back. */
  private void drain() throws IOException {
    in.allow(LINGER);
    byte[] ignored = new byte[DRAIN_CHUNK];
    try {
      long end = in.received() + DRAIN_MAX;
      while (in.received() < end && in.read(ignored, 0, ignored.length) >= 0) {}
    } catch (SocketTimeoutException e) {
      // It had its time.
      return;
    }
  }
}
