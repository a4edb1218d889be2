package chat.server.control;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a socket sends, until a deadline for all of it: a client that drips byte after byte gets no
 * more time than one that is silent.
 */
final class DeadlineInput extends InputStream {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int END = -1;

  /** Most requests are smaller. */
  private static final int AHEAD_MAX = 512;

  private static final byte[] NOTHING = {};

  private final Socket socket;
  private final InputStream in;
  private final LongSupplier clock;
  private final long firstByteBy;
  private long allBy;
  private long received;
  private byte[] ahead = NOTHING;
  private int next;
  private int end;

  /** Gives the first byte less time than all of them. */
  DeadlineInput(Socket socket, LongSupplier clock, Duration firstByteTime, Duration time)
      throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.clock = clock;
    this.firstByteBy = clock.getAsLong() + firstByteTime.toNanos();
    this.allBy = clock.getAsLong() + time.toNanos();
  }

  /** Gives what is still to come {@code time} from now. */
  void allow(Duration time) {
    allBy = clock.getAsLong() + time.toNanos();
  }

  /**
   * Waits for the first byte, which stays to be read; answers whether one comes in time. Most of
   * what a silent connection costs is the stack of the thread that waits here: so nothing else is
   * made before.
   */
  boolean begins() throws IOException {
    byte[] first = new byte[1];
    try {
      return fill(first);
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** How many bytes came. */
  long received() {
    return received;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? END : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (next == end && length > 0) {
      if (length >= AHEAD_MAX) {
        return receive(target, offset, length);
      }
      // A header, a room and a payload are three reads, and mostly one that asks the system.
      if (!fill(ahead.length < AHEAD_MAX ? new byte[AHEAD_MAX] : ahead)) {
        return END;
      }
    }
    int count = Math.min(length, end - next);
    System.arraycopy(ahead, next, target, offset, count);
    next += count;
    return count;
  }

  private boolean fill(byte[] buffer) throws IOException {
    int count = receive(buffer, 0, buffer.length);
    ahead = buffer;
    next = 0;
    end = Math.max(0, count);
    return count > 0;
  }

  private int receive(byte[] target, int offset, int length) throws IOException {
    long deadline = received == 0 ? Math.min(firstByteBy, allBy) : allBy;
    long millis = (deadline - clock.getAsLong()) / NANOS_PER_MILLI;
    if (millis <= 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
    int count = in.read(target, offset, length);
    received += Math.max(0, count);
    return count;
  }
}
