package chat.client.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/**
 * Reads from a socket until one moment and not longer, however many reads that takes: a server that
 * sends a byte now and then cannot hold us.
 */
final class DeadlineInput extends InputStream {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Socket socket;
  private final InputStream in;
  private final LongSupplier clock;
  private final long deadline;

  DeadlineInput(Socket socket, LongSupplier clock, long deadline) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.clock = clock;
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    long left = deadline - clock.getAsLong();
    if (left <= 0) {
      throw new SocketTimeoutException("time is up");
    }
    // Rounded up, because a timeout of 0 would mean for ever.
    socket.setSoTimeout((int) (left / NANOS_PER_MILLI) + 1);
    return in.read(target, offset, length);
  }
}
