package chat.server.control;

import chat.protocol.Bytes;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What a client still sends after it was answered, if it does. */
final class LateInput {
  private static final int PORT_BYTES = 2;
  private static final int DRAIN_MAX = 1024 * 1024;
  private static final int DRAIN_CHUNK = 8192;

  private final DeadlineInput in;
  private final Consumer<Duration> overtime;

  /** Reads from {@code in}, and says by {@code overtime} how long the connection may stay open. */
  LateInput(DeadlineInput in, Consumer<Duration> overtime) {
    this.in = in;
    this.overtime = overtime;
  }

  /** A port in two bytes. */
  OptionalInt port(Duration time) throws IOException {
    in.allow(time);
    try {
      Bytes bytes = Bytes.of(in.readNBytes(PORT_BYTES));
      int port = bytes.size() == PORT_BYTES ? bytes.at(0) << 8 | bytes.at(1) : 0;
      return port > 0 ? OptionalInt.of(port) : OptionalInt.empty();
    } catch (SocketTimeoutException e) {
      // Most clients have no more to say.
      return OptionalInt.empty();
    }
  }

  /** What comes next in one piece; nothing when the client ends the connection or never goes on. */
  Bytes next(int max, Duration time) throws IOException {
    overtime.accept(time);
    in.allow(time);
    byte[] bytes = new byte[max];
    try {
      int count = in.read(bytes, 0, max);
      // From here on the client has as long as for a first request, and for a pause after it.
      overtime.accept(time);
      return Bytes.of(bytes, 0, Math.max(0, count));
    } catch (SocketTimeoutException e) {
      return Bytes.EMPTY;
    }
  }

  /** To hang up on what was sent but not read would take the answer back. */
  void drain(Duration time) throws IOException {
    overtime.accept(time);
    in.allow(time);
    rest();
  }

  /** The same in the time that is left of what was allowed last. */
  void rest() throws IOException {
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
