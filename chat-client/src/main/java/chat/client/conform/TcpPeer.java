package chat.client.conform;

import chat.client.conform.Answer.Arrival;
import chat.client.conform.Answer.End;
import chat.client.conform.Answer.Message;
import chat.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The kit's end of one TCP connection: may send anything, and waits for nothing for ever. */
final class TcpPeer implements AutoCloseable {
  private static final int CHUNK = 65_536;
  private static final int ANSWER_MAX = 2 * 1024 * 1024;
  private static final long PAUSE_NANOS = 1_000_000;

  private final Socket socket = new Socket();
  private final Waiting waiting;
  private final Wire wire;

  private TcpPeer(Waiting waiting, Wire wire) {
    this.waiting = waiting;
    this.wire = wire;
  }

  /** Connects; {@code localPort} 0 is any. */
  static TcpPeer connect(Target target, int localPort, Waiting waiting, Wire wire)
      throws IOException {
    TcpPeer peer = new TcpPeer(waiting, wire);
    try {
      peer.socket.setTcpNoDelay(true);
      peer.socket.setReuseAddress(true);
      peer.socket.bind(new InetSocketAddress(localPort));
      peer.socket.connect(
          new InetSocketAddress(target.address(), target.tcpPort()), waiting.connectMillis());
      return peer;
    } catch (SocketTimeoutException e) {
      waiting.noConnection();
      peer.close();
      throw e;
    } catch (IOException e) {
      peer.close();
      throw e;
    }
  }

  /** Sends the bytes in one write. A server that is gone already says so when it is read. */
  void send(Bytes bytes) {
    wire.note(Wire.Way.TCP_SENT, bytes);
    write(bytes);
  }

  /** Sends each byte in a segment of its own. */
  void sendByteByByte(Bytes bytes) {
    wire.note(Wire.Way.TCP_SENT, bytes);
    for (int i = 0; i < bytes.size(); i++) {
      write(bytes.slice(i, i + 1));
      // Without a pause the network may put them together again.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Ends this side. */
  void finish() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // Then it is ended already.
      return;
    }
  }

  /** Reads until there is an answer, the end, or no time left. */
  Answer answer(Bytes room) throws IOException {
    Waiting.Deadline deadline = waiting.forAnswer();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrival arrival = Arrival.AT_ONCE;
    End end = End.OPEN;
    List<Message> messages = List.of();
    while (end == End.OPEN && !Answer.isWhole(messages) && all.size() < ANSWER_MAX) {
      if (!messages.isEmpty()) {
        arrival = Arrival.APART;
      }
      Chunk chunk = read(deadline);
      all.writeBytes(chunk.bytes().toArray());
      messages = Answer.messages(Bytes.of(all.toByteArray()), room);
      end = chunk.end();
      if (chunk.bytes().isEmpty() && end == End.OPEN) {
        waiting.inVain();
        break;
      }
    }
    Bytes bytes = Bytes.of(all.toByteArray());
    wire.note(Wire.Way.TCP_CAME, bytes);
    return new Answer(bytes, messages, end, arrival);
  }

  /** Lets the server read what was sent; says how the connection stands then. */
  End pause() throws IOException {
    Waiting.Deadline deadline = waiting.forReading();
    Chunk chunk = read(deadline);
    wire.note(Wire.Way.TCP_CAME, chunk.bytes());
    return chunk.end();
  }

  /** How the connection comes to its end, now that everything is said. */
  End end() throws IOException {
    Waiting.Deadline deadline = waiting.forAnswer();
    while (true) {
      Chunk chunk = read(deadline);
      if (chunk.end() != End.OPEN || chunk.bytes().isEmpty()) {
        return chunk.end();
      }
      wire.note(Wire.Way.TCP_CAME, chunk.bytes());
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private record Chunk(Bytes bytes, End end) {}

  private Chunk read(Waiting.Deadline deadline) throws IOException {
    int millis = deadline.millisLeft();
    if (millis == 0) {
      return new Chunk(Bytes.EMPTY, End.OPEN);
    }
    socket.setSoTimeout(millis);
    byte[] chunk = new byte[CHUNK];
    try {
      int count = socket.getInputStream().read(chunk);
      return count < 0
          ? new Chunk(Bytes.EMPTY, End.ENDED)
          : new Chunk(Bytes.of(chunk, 0, count), End.OPEN);
    } catch (SocketTimeoutException e) {
      return new Chunk(Bytes.EMPTY, End.OPEN);
    } catch (IOException e) {
      return new Chunk(Bytes.EMPTY, End.RESET);
    }
  }

  private void write(Bytes bytes) {
    try {
      socket.getOutputStream().write(bytes.toArray());
    } catch (IOException e) {
      // Whoever refuses early may hang up early: the answer tells.
      return;
    }
  }
}
