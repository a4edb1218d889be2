package chat.server.control;

import chat.protocol.control.Operation;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpWriter;
import chat.server.control.ConnectionLimiter.Verdict;
import chat.server.dialect.Dialect;
import chat.server.net.SocketAddresses;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.room.HostAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Accepts connections and gives each a virtual thread of its own. A connection over a limit is told
 * so and closed at once; one that fails harms no other.
 */
public final class ControlListener implements Runnable {
  private static final long PAUSE_AFTER_FAILURE = Duration.ofMillis(100).toNanos();
  private static final Duration WRITE_TIME = Duration.ofSeconds(5);

  private final ServerSocket server;
  private final ControlLimits limits;
  private final Dialect dialect;
  private final Reception reception;
  private final ServerMetrics metrics;
  private final EventLog log;
  private final LongSupplier clock;
  private final ConnectionLimiter limiter;
  private final OpenConnections open;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("control-", 0).factory());

  /** Serves who connects to {@code server}, until that is closed. */
  public ControlListener(
      ServerSocket server,
      ControlLimits limits,
      Dialect dialect,
      Reception reception,
      ServerMetrics metrics,
      EventLog log,
      LongSupplier clock) {
    this.server = server;
    this.limits = limits;
    this.dialect = dialect;
    this.reception = reception;
    this.metrics = metrics;
    this.log = log;
    this.clock = clock;
    this.limiter = new ConnectionLimiter(limits.connections(), limits.connectionsPerAddress());
    this.open =
        new OpenConnections(limits.requestTime().plus(WRITE_TIME).plus(ControlConnection.LINGER));
  }

  @Override
  public void run() {
    while (!server.isClosed()) {
      try {
        accept(server.accept());
      } catch (IOException e) {
        if (!server.isClosed()) {
          log.acceptFailed(e);
          // Out of file descriptors, say: to try again at once would only keep a core busy.
          LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
        }
      } catch (RuntimeException | Error e) {
        log.unexpected("accept", e);
      }
    }
  }

  /** Closes the connections that have had their time, whatever they are doing. */
  public void closeOverdue(long now) {
    open.closeOverdue(now);
  }

  /** Waits for the open connections to end, then closes what is left. */
  public void drain(Duration grace) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        open.closeAll();
      }
    } catch (InterruptedException e) {
      open.closeAll();
      Thread.currentThread().interrupt();
    }
  }

  private void accept(Socket socket) {
    HostAddress host = SocketAddresses.endpoint(socket.getInetAddress(), socket.getPort()).host();
    Verdict verdict = limiter.enter(host);
    switch (verdict) {
      case WELCOME -> serveInThread(socket, host);
      case SERVER_FULL -> turnAway(socket, StatusCode.Known.FULL, "the server has too many guests");
      case ADDRESS_FULL ->
          turnAway(socket, StatusCode.Known.SLOW_DOWN, "too many connections from one address");
    }
  }

  private void serveInThread(Socket socket, HostAddress host) {
    open.add(socket, clock.getAsLong());
    try {
      threads.execute(() -> serve(socket, host));
    } catch (RejectedExecutionException e) {
      // The server is stopping, and this one came in at the last moment.
      open.close(socket);
      limiter.leave(host);
    }
  }

  private void serve(Socket socket, HostAddress host) {
    try (socket) {
      new ControlConnection(socket, limits, dialect, reception, log, clock).serve();
    } catch (IOException e) {
      log.connectionFailed(socket.getInetAddress(), e);
    } catch (RuntimeException | Error e) {
      log.unexpected("control", e);
    } finally {
      open.remove(socket);
      limiter.leave(host);
    }
  }

  /** The few bytes fit into the socket's buffer, so this never waits for the other side. */
  private void turnAway(Socket socket, StatusCode.Known status, String reason) {
    metrics.connectionRefused();
    try (socket) {
      new TcrpWriter(socket.getOutputStream())
          .write(List.of(ControlConnection.refusal(Operation.of(0), status, reason)));
      socket.shutdownOutput();
    } catch (IOException e) {
      log.connectionFailed(socket.getInetAddress(), e);
    }
  }
}
