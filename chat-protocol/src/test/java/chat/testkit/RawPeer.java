package chat.testkit;

import chat.protocol.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The other end of a TCP connection, which may send anything and stop anywhere. */
public final class RawPeer implements AutoCloseable {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int CHUNK = 8192;

  private final Socket socket;

  private RawPeer(Socket socket) {
    this.socket = socket;
  }

  /** Connects from whatever address the system picks. */
  public static RawPeer connect(InetSocketAddress server) throws IOException {
    return connect(server, new InetSocketAddress(0));
  }

  /** Connects from this address; port 0 is a free port. */
  public static RawPeer connect(InetSocketAddress server, InetSocketAddress local)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      // A port that an ended connection still waits on is good enough.
      socket.setReuseAddress(true);
      socket.bind(local);
      socket.connect(server, CONNECT_MILLIS);
      return new RawPeer(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** This end's address. */
  public InetSocketAddress local() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Sends the bytes in one write; a slice of them is a message that is cut. */
  public void send(Bytes bytes) throws IOException {
    socket.getOutputStream().write(bytes.toArray());
  }

  /** Sends each byte in a segment of its own. */
  public void sendOneByOne(Bytes bytes) throws IOException {
    for (int i = 0; i < bytes.size(); i++) {
      socket.getOutputStream().write(bytes.at(i));
    }
  }

  /** Ends this side; the other one may still send. */
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** Breaks the connection off, so that the other side gets a reset and no end. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Everything until the other side ends; an error when it has not ended within the deadline. */
  public Bytes readAll(Duration deadline) throws IOException {
    return read(Integer.MAX_VALUE, deadline);
  }

  /** As many bytes as this; fewer when the other side ends before. */
  public Bytes read(int size, Duration deadline) throws IOException {
    long end = System.nanoTime() + deadline.toNanos();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] chunk = new byte[CHUNK];
    try {
      while (all.size() < size) {
        socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
        int count = in.read(chunk, 0, Math.min(CHUNK, size - all.size()));
        if (count < 0) {
          break;
        }
        all.write(chunk, 0, count);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError(
          "within %s only %s".formatted(deadline, Bytes.of(all.toByteArray())), e);
    }
    return Bytes.of(all.toByteArray());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
