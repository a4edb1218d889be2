package chat.server;

import chat.protocol.control.Extensions;
import chat.server.control.ControlListener;
import chat.server.control.Reception;
import chat.server.dialect.Dialect;
import chat.server.dialect.GrantTerms;
import chat.server.dialect.PlainDialect;
import chat.server.lifecycle.Sweeper;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.observe.Summary;
import chat.server.relay.DatagramSender;
import chat.server.relay.RelayLoop;
import chat.server.room.IdleReaper;
import chat.server.room.Outbox;
import chat.server.room.RoomRegistry;
import chat.server.room.TokenIssuer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * A running server: a thread that accepts, a thread that relays, a thread that sweeps, and a
 * virtual thread for each connection. Started whole or not at all; stopped once, in at most two
 * seconds.
 */
public final class ChatServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;
  private static final Duration SWEEP_MAX = Duration.ofSeconds(1);
  private static final Duration SWEEP_MIN = Duration.ofMillis(20);
  private static final Duration HEAD_PAUSE = Duration.ofMillis(25);
  private static final int SWEEPS_PER_TIMEOUT = 4;
  private static final Duration SUMMARY_PAUSE = Duration.ofSeconds(10);
  private static final Duration STOP_GRACE = Duration.ofMillis(500);

  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final RoomRegistry rooms;
  private final Outbox outbox;
  private final ControlListener listener;
  private final RelayLoop relay;
  private final Sweeper sweeper;
  private final Summary summary;
  private final ServerMetrics metrics;
  private final EventLog log;
  private final LongSupplier clock;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private ChatServer(
      ServerConfig config, ServerSocket tcp, DatagramSocket udp, EventLog log, LongSupplier clock) {
    SecureRandom random = new SecureRandom();
    Dialect dialect = new PlainDialect(config.language(), extensions(config));
    GrantTerms terms =
        new GrantTerms(config.keepaliveInterval(), config.rooms().rate(), udp.getLocalPort());
    this.tcp = tcp;
    this.udp = udp;
    this.log = log;
    this.clock = clock;
    this.metrics = new ServerMetrics();
    this.rooms =
        new RoomRegistry(
            config.rooms(),
            new TokenIssuer(random),
            new IdleReaper(config.idleTimeout(), config.keepaliveTimeout()),
            InstantSource.system());
    DatagramSender sender = new DatagramSender(udp, metrics);
    this.outbox =
        dispatches -> {
          sender.deliver(dispatches);
          log.happened(dispatches);
        };
    this.listener =
        new ControlListener(
            tcp,
            config.control(),
            dialect,
            new Reception(rooms, outbox, terms, config.control(), random, metrics, log, clock),
            metrics,
            log,
            clock);
    this.relay = new RelayLoop(udp, rooms, outbox, metrics, log, clock);
    this.sweeper = new Sweeper(log);
    this.summary = new Summary(metrics, log);
  }

  /**
   * Starts a server.
   *
   * @param clock nanoseconds that never go back
   * @throws ListenException when it cannot listen; then nothing is left open
   * @throws IOException when the system has no socket left
   */
  public static ChatServer start(ServerConfig config, EventLog log, LongSupplier clock)
      throws IOException {
    ServerSocket tcp = bindTcp(config);
    try {
      ChatServer server = new ChatServer(config, tcp, bindUdp(config), log, clock);
      server.run(config);
      return server;
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  /** Where clients create, join and list. */
  public InetSocketAddress tcpAddress() {
    return (InetSocketAddress) tcp.getLocalSocketAddress();
  }

  /** Where members speak. */
  public InetSocketAddress udpAddress() {
    return (InetSocketAddress) udp.getLocalSocketAddress();
  }

  /** How many bytes of datagrams may wait, as the system granted it. */
  public int receiveBuffer() throws SocketException {
    return udp.getReceiveBufferSize();
  }

  /** What the server has counted. */
  public ServerMetrics metrics() {
    return metrics;
  }

  /** Tells every member, then ends; a second call does nothing. */
  public void stop() {
    if (!stopping.compareAndSet(false, true)) {
      return;
    }
    try {
      tcp.close();
      outbox.deliver(rooms.close(clock.getAsLong()));
      listener.drain(STOP_GRACE);
    } catch (IOException e) {
      log.unexpected("stop", e);
    } finally {
      udp.close();
      sweeper.close();
      summary.tell();
      log.serverStopped(metrics);
      stopped.countDown();
    }
  }

  /** Waits until the server has stopped. */
  public void awaitStopped() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    stop();
  }

  private void run(ServerConfig config) {
    Thread.ofPlatform().name("relay").daemon().start(relay);
    Thread.ofPlatform().name("accept").daemon().start(listener);
    sweeper.every(sweepPause(config), this::sweep);
    sweeper.every(HEAD_PAUSE, () -> outbox.deliver(rooms.tellHeads(clock.getAsLong())));
    sweeper.every(SWEEP_MAX, () -> listener.closeOverdue(clock.getAsLong()));
    sweeper.every(SUMMARY_PAUSE, summary::tell);
  }

  /**
   * Judges by what was heard: while datagrams wait, nobody is silent who may have spoken in them.
   */
  private void sweep() {
    outbox.deliver(rooms.sweep(relay.caughtUpAt(clock.getAsLong())));
  }

  private static Set<String> extensions(ServerConfig config) {
    return config.rooms().history().isKept() ? Set.of(Extensions.LOG) : Set.of();
  }

  private static ServerSocket bindTcp(ServerConfig config) throws IOException {
    ServerSocket tcp = new ServerSocket();
    try {
      tcp.bind(new InetSocketAddress(config.bind(), config.tcpPort()), BACKLOG);
      return tcp;
    } catch (IOException e) {
      tcp.close();
      throw new ListenException("TCP", config.tcpPort(), e);
    }
  }

  private static DatagramSocket bindUdp(ServerConfig config) throws IOException {
    DatagramSocket udp = new DatagramSocket(null);
    try {
      udp.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      udp.bind(new InetSocketAddress(config.bind(), config.udpPort()));
      return udp;
    } catch (IOException e) {
      udp.close();
      throw new ListenException("UDP", config.udpPort(), e);
    }
  }

  private static Duration sweepPause(ServerConfig config) {
    Duration shorter =
        config.idleTimeout().compareTo(config.keepaliveTimeout()) < 0
            ? config.idleTimeout()
            : config.keepaliveTimeout();
    Duration pause = shorter.dividedBy(SWEEPS_PER_TIMEOUT);
    if (pause.compareTo(SWEEP_MAX) > 0) {
      return SWEEP_MAX;
    }
    return pause.compareTo(SWEEP_MIN) < 0 ? SWEEP_MIN : pause;
  }
}
