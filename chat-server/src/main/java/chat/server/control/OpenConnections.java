package chat.server.control;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections that are open, and since when. Reads have deadlines of their own; this one ends a
 * connection that hangs in a write. As many entries as there may be connections.
 */
final class OpenConnections {
  private final long timeNanos;
  private final Map<Socket, Long> since = new ConcurrentHashMap<>();

  OpenConnections(Duration time) {
    this.timeNanos = time.toNanos();
  }

  void add(Socket socket, long now) {
    since.put(socket, now);
  }

  void remove(Socket socket) {
    since.remove(socket);
  }

  void close(Socket socket) {
    remove(socket);
    hangUp(socket);
  }

  void closeOverdue(long now) {
    since.forEach(
        (socket, start) -> {
          if (now - start > timeNanos) {
            hangUp(socket);
          }
        });
  }

  void closeAll() {
    since.keySet().forEach(OpenConnections::hangUp);
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is on its way out; how it goes is nobody's affair.
      return;
    }
  }
}
