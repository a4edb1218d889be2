package chat.server.control;

import chat.protocol.control.Operation;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpWriter;
import chat.server.control.ConnectionLimiter.Verdict;
import chat.server.dialect.Dialects;
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
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Accepts connections and gives each a virtual thread of its own. A connection over a limit is told
 * so and closed at once; one that fails harms no other.
 */
public final class ControlListener {
  private static final long PAUSE_AFTER_FAILURE = Duration.ofMillis(100).toNanos();
  private static final Duration WRITE_TIME = Duration.ofSeconds(5);

  private final ControlLimits limits;
  private final ServerMetrics metrics;
  private final EventLog log;
  private final LongSupplier clock;
  private final ConnectionLimiter limiter;
  private final OpenConnections open;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("control-", 0).factory());

  /**
   * A socket to accept at.
   *
   * @param server where clients connect
   * @param dialects how they may ask there
   * @param reception who serves them
   */
  public record Door(ServerSocket server, Dialects dialects, Reception reception) {}

  /** Serves who comes in by its doors; all limits are for all of them together. */
  public ControlListener(
      ControlLimits limits, ServerMetrics metrics, EventLog log, LongSupplier clock) {
    this.limits = limits;
    this.metrics = metrics;
    this.log = log;
    this.clock = clock;
    this.limiter = new ConnectionLimiter(limits.connections(), limits.connectionsPerAddress());
    this.open =
        new OpenConnections(limits.requestTime().plus(WRITE_TIME).plus(ControlConnection.LINGER));
  }

  /** Accepts at {@code door} until its socket is closed. */
  public void accept(Door door) {
    while (!door.server().isClosed()) {
      try {
        acceptNext(door);
      } catch (RuntimeException | Error e) {
        log.unexpected("accept", e);
      }
    }
  }

  private void acceptNext(Door door) {
    try {
      accept(door, door.server().accept());
    } catch (IOException e) {
      if (!door.server().isClosed()) {
        log.acceptFailed(e);
        // Out of file descriptors, say: to try again at once would only keep a core busy.
        LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
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

  private void accept(Door door, Socket socket) {
    HostAddress host = SocketAddresses.endpoint(socket.getInetAddress(), socket.getPort()).host();
    Verdict verdict = limiter.enter(host);
    switch (verdict) {
      case WELCOME -> serveInThread(door, socket, host);
      case SERVER_FULL -> turnAway(socket, StatusCode.Known.FULL, "the server has too many guests");
      case ADDRESS_FULL ->
          turnAway(socket, StatusCode.Known.SLOW_DOWN, "too many connections from one address");
    }
  }

  private void serveInThread(Door door, Socket socket, HostAddress host) {
    try {
      open.add(socket, clock.getAsLong());
      threads.execute(() -> serve(door, socket, host));
    } catch (RejectedExecutionException e) {
      // The server is stopping, and this one came in at the last moment.
      giveUp(socket, host);
    } catch (RuntimeException | Error e) {
      giveUp(socket, host);
      throw e;
    }
  }

  private void giveUp(Socket socket, HostAddress host) {
    open.close(socket);
    limiter.leave(host);
  }

  private void serve(Door door, Socket socket, HostAddress host) {
    try (socket) {
      DeadlineInput in =
          new DeadlineInput(socket, clock, limits.firstByteTime(), limits.requestTime());
      if (in.begins()) {
        connection(door, socket, in).serve();
      }
    } catch (IOException e) {
      log.connectionFailed(socket.getInetAddress(), e);
    } catch (RuntimeException | Error e) {
      log.unexpected("control", e);
    } finally {
      open.remove(socket);
      limiter.leave(host);
    }
  }

  private ControlConnection connection(Door door, Socket socket, DeadlineInput in)
      throws IOException {
    Consumer<Duration> overtime = time -> open.extend(socket, clock.getAsLong(), time);
    return new ControlConnection(
        socket, limits, door.dialects(), door.reception(), log, in, overtime);
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
