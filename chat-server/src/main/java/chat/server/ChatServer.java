package chat.server;

import chat.protocol.control.Extensions;
import chat.server.OpenPorts.OpenPair;
import chat.server.OpenPorts.Talk;
import chat.server.control.ControlListener;
import chat.server.control.ControlListener.Door;
import chat.server.control.Reception;
import chat.server.dialect.Dialects;
import chat.server.dialect.GrantTerms;
import chat.server.dialect.StageOne;
import chat.server.lifecycle.Sweeper;
import chat.server.net.KernelDrops;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.observe.Summary;
import chat.server.relay.Courier;
import chat.server.relay.Doorkeeper;
import chat.server.relay.LobbyDoorkeeper;
import chat.server.relay.PostOffice;
import chat.server.relay.RelayLoop;
import chat.server.relay.SenderAuthorizer;
import chat.server.room.Gate;
import chat.server.room.IdleReaper;
import chat.server.room.Lobby;
import chat.server.room.Outbox;
import chat.server.room.RoomRegistry;
import chat.server.room.TokenIssuer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A running server: a thread that accepts, a thread that relays, a thread that sweeps, and a
 * virtual thread for each connection. Started whole or not at all; stopped once, in at most two
 * seconds.
 */
public final class ChatServer implements AutoCloseable {
  private static final Duration SWEEP_MAX = Duration.ofSeconds(1);
  private static final Duration SWEEP_MIN = Duration.ofMillis(20);
  private static final Duration HEAD_PAUSE = Duration.ofMillis(25);

  /** So many, that none of them takes long however many members there are. */
  private static final int SWEEPS_PER_TIMEOUT = 256;

  private static final Duration SUMMARY_PAUSE = Duration.ofSeconds(10);
  private static final Duration STOP_GRACE = Duration.ofMillis(500);

  private final OpenPorts ports;
  private final RoomRegistry rooms;
  private final Outbox outbox;
  private final ControlListener listener;
  private final List<Door> doors = new ArrayList<>();
  private final List<RelayLoop> relays = new ArrayList<>();
  private final Courier courier;
  private final Sweeper sweeper;
  private final Summary summary;
  private final KernelDrops kernelDrops;
  private final ServerMetrics metrics;
  private final EventLog log;
  private final LongSupplier clock;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private ChatServer(ServerConfig config, OpenPorts ports, EventLog log, LongSupplier clock) {
    SecureRandom random = new SecureRandom();
    this.ports = ports;
    this.log = log;
    this.clock = clock;
    this.metrics = new ServerMetrics();
    this.rooms =
        new RoomRegistry(
            config.rooms(),
            new TokenIssuer(random),
            new IdleReaper(config.idleTimeout(), config.keepaliveTimeout()),
            InstantSource.system());
    PostOffice office =
        new PostOffice(
            rooms,
            IntStream.range(0, ports.relays()).mapToObj(ports::gates).toList(),
            metrics,
            log);
    this.courier = new Courier(office);
    this.outbox = office;
    Reception reception =
        new Reception(
            rooms, courier, terms(config, main()), config.control(), random, metrics, log, clock);
    this.listener = new ControlListener(config.control(), metrics, log, clock);
    for (OpenPair pair : ports.pairs()) {
      Reception here = reception.at(new Gate(doors.size()), terms(config, pair));
      doors.add(new Door(pair.tcp(), pair.dialects(), here));
    }
    for (Talk talk : ports.talk()) {
      for (int i = 0; i < talk.channels().size(); i++) {
        Doorkeeper doorkeeper = new SenderAuthorizer(talk.dialects(), rooms);
        relays.add(relay(talk.channels().get(i), doorkeeper, office, i));
      }
    }
    ports
        .lobby()
        .ifPresent(
            udp -> {
              Lobby lobby = new Lobby(rooms, new Gate(doors.size()), outbox);
              Doorkeeper doorkeeper = new LobbyDoorkeeper(new StageOne(config.language()), lobby);
              relays.add(relay(udp, doorkeeper, office, 0));
            });
    this.sweeper = new Sweeper(log);
    this.summary = new Summary(metrics, log);
    this.kernelDrops =
        KernelDrops.at(ports.gates(0).stream().map(OpenPorts::port).collect(Collectors.toSet()));
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
    Dialects dialects = Dialects.in(config.language(), extensions(config));
    ChatServer server = new ChatServer(config, OpenPorts.open(config, dialects), log, clock);
    server.run(config);
    return server;
  }

  /** Where clients create, join and list. */
  public InetSocketAddress tcpAddress() {
    return (InetSocketAddress) main().tcp().getLocalSocketAddress();
  }

  /** Where members speak. */
  public InetSocketAddress udpAddress() {
    return (InetSocketAddress) main().udp().socket().getLocalSocketAddress();
  }

  /** How many bytes of datagrams may wait, as the system granted it. */
  public int receiveBuffer() throws IOException {
    return main().udp().getOption(StandardSocketOptions.SO_RCVBUF);
  }

  /** How many threads share the main UDP port. */
  public int relayThreads() {
    return ports.relays();
  }

  /** The pairs of ports that are open, the main one first. */
  public List<PortPair> pairs() {
    return ports.pairs().stream().map(OpenPair::ports).toList();
  }

  /** Where the lobby is, if there is one. */
  public OptionalInt lobbyPort() {
    return ports.lobby().stream().mapToInt(OpenPorts::port).findFirst();
  }

  /** The pairs of the course's programs that could not be opened. */
  public List<PortPair> skipped() {
    return ports.skipped();
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
      ports.closeTcp();
      outbox.deliver(() -> rooms.close(clock.getAsLong()));
      listener.drain(STOP_GRACE);
    } catch (IOException e) {
      log.unexpected("stop", e);
    } finally {
      countOverflow();
      closePorts();
      sweeper.close();
      courier.close();
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
    relays.forEach(relay -> Thread.ofPlatform().name("relay").daemon().start(relay));
    doors.forEach(
        door -> Thread.ofPlatform().name("accept").daemon().start(() -> listener.accept(door)));
    if (relayThreads() < config.ports().relayThreads()) {
      log.relayThreads(config.ports().relayThreads(), relayThreads());
    }
    sweeper.every(sweepPause(config), this::sweep);
    sweeper.every(HEAD_PAUSE, () -> outbox.deliver(() -> rooms.tellHeads(clock.getAsLong())));
    sweeper.every(SWEEP_MAX, () -> listener.closeOverdue(clock.getAsLong()));
    sweeper.every(SUMMARY_PAUSE, this::summarize);
  }

  /**
   * Judges by what was heard: while datagrams wait, nobody is silent who may have spoken in them.
   */
  private void sweep() {
    long earliest = heardUntil(clock.getAsLong());
    outbox.deliver(() -> rooms.sweep(earliest));
  }

  private long heardUntil(long now) {
    long earliest = now;
    for (RelayLoop relay : relays) {
      long caughtUpAt = relay.caughtUpAt(now);
      earliest = caughtUpAt - earliest < 0 ? caughtUpAt : earliest;
    }
    return earliest;
  }

  /** Tells the log what was lost since it last was. */
  void summarize() {
    countOverflow();
    summary.tell();
  }

  private void countOverflow() {
    kernelDrops.total().ifPresent(metrics::datagramsOverflowed);
  }

  private static Set<String> extensions(ServerConfig config) {
    return config.rooms().history().isKept() ? Set.of(Extensions.LOG) : Set.of();
  }

  private RelayLoop relay(DatagramChannel udp, Doorkeeper doorkeeper, PostOffice office, int set) {
    return new RelayLoop(udp, doorkeeper, rooms, office, set, metrics, log, clock);
  }

  private OpenPair main() {
    return ports.pairs().getFirst();
  }

  private static GrantTerms terms(ServerConfig config, OpenPair pair) {
    return new GrantTerms(config.keepaliveInterval(), config.rooms().rate(), pair.ports().udp());
  }

  private void closePorts() {
    try {
      ports.close();
    } catch (IOException e) {
      log.unexpected("stop", e);
    }
  }

  private static Duration sweepPause(ServerConfig config) {
    Duration shorter =
        config.idleTimeout().compareTo(config.keepaliveTimeout()) < 0
            ? config.idleTimeout()
            : config.keepaliveTimeout();
    Duration pause = Duration.ofMillis(shorter.toMillis() / SWEEPS_PER_TIMEOUT);
    if (pause.compareTo(SWEEP_MAX) > 0) {
      return SWEEP_MAX;
    }
    return pause.compareTo(SWEEP_MIN) < 0 ? SWEEP_MIN : pause;
  }
}
