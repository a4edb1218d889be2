package chat.server.control;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections that are open, and how long they may be. Reads have deadlines of their own; this
 * one ends a connection that hangs in a write. As many entries as there may be connections.
 */
final class OpenConnections {
  private final long timeNanos;
  private final Map<Socket, Long> until = new ConcurrentHashMap<>();

  OpenConnections(Duration time) {
    this.timeNanos = time.toNanos();
  }

  void add(Socket socket, long now) {
    until.put(socket, now + timeNanos);
  }

  /** Gives a connection that is still open this long from now, if that is longer. */
  void extend(Socket socket, long now, Duration time) {
    until.computeIfPresent(
        socket, (open, end) -> end - now > time.toNanos() ? end : now + time.toNanos());
  }

  void remove(Socket socket) {
    until.remove(socket);
  }

  void close(Socket socket) {
    remove(socket);
    hangUp(socket);
  }

  void closeOverdue(long now) {
    until.forEach(
        (socket, end) -> {
          if (now - end > 0) {
            hangUp(socket);
          }
        });
  }

  void closeAll() {
    until.keySet().forEach(OpenConnections::hangUp);
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
