package chat.client.fake;

import chat.protocol.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Accepts connections and plays the same script to each, whatever it hears. */
public final class ScriptedServer implements AutoCloseable {
  /** What happens once a connection stands. */
  public interface Script {
    void play(Socket connection) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final BlockingQueue<Bytes> requests = new LinkedBlockingQueue<>();

  public ScriptedServer(Script script) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> serve(script));
  }

  /** Answers with {@code bytes} in one write. */
  public static Script answer(Bytes bytes) {
    return connection -> connection.getOutputStream().write(bytes.toArray());
  }

  /** Answers one byte at a time, each in a segment of its own. */
  public static Script drip(Bytes bytes) {
    return connection -> {
      connection.setTcpNoDelay(true);
      OutputStream out = connection.getOutputStream();
      for (byte one : bytes.toArray()) {
        out.write(one);
        out.flush();
      }
    };
  }

  /** Says nothing until {@code end}. */
  public static Script silentUntil(CountDownLatch end) {
    return _ -> end.await();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The bytes of the next request, as they came in before the answer. */
  public Bytes nextRequest() throws InterruptedException {
    return requests.take();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(Script script) {
    while (!listener.isClosed()) {
      try (Socket connection = listener.accept()) {
        byte[] request = new byte[65536];
        int size = connection.getInputStream().read(request);
        requests.add(Bytes.of(request, 0, Math.max(0, size)));
        script.play(connection);
        connection.shutdownOutput();
      } catch (IOException e) {
        // The client hung up in the middle of the script, or the test is over.
        continue;
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
