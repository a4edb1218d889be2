package chat.server;

import chat.server.dialect.Dialects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sockets of a server, all of them or none. Pairs may share a UDP port, because a member is
 * known by its token; a TCP port belongs to one pair.
 */
final class OpenPorts implements AutoCloseable {
  private static final int BACKLOG = 1024;
  static final int RECEIVE_BUFFER = 4 * 1024 * 1024;

  /** A pair that is open; its number is its place in the list. */
  record OpenPair(ServerSocket tcp, Talk talk, Dialects dialects, Optional<String> dialect) {
    PortPair ports() {
      return new PortPair(tcp.getLocalPort(), port(udp()), dialect);
    }

    DatagramChannel udp() {
      return talk.channels().getFirst();
    }
  }

  /**
   * A UDP port, and how to read what comes in there.
   *
   * @param channels all at that port; the system shares out between them who sends there, each
   *     sender always to the same one
   */
  record Talk(List<DatagramChannel> channels, Dialects dialects) {
    DatagramChannel channel(int relay) {
      return channels.get(Math.min(relay, channels.size() - 1));
    }
  }

  private final InetAddress bind;
  private final Dialects dialects;
  private final List<OpenPair> pairs = new ArrayList<>();
  private final int relays;
  private final List<Talk> talk = new ArrayList<>();
  private final List<PortPair> skipped = new ArrayList<>();
  private Optional<DatagramChannel> lobby = Optional.empty();

  private OpenPorts(InetAddress bind, int relays, Dialects dialects) {
    this.bind = bind;
    this.relays = relays;
    this.dialects = dialects;
  }

  /**
   * Opens all that {@code config} asks for.
   *
   * @throws ListenException when one that is needed is taken; then nothing is left open
   */
  static OpenPorts open(ServerConfig config, Dialects dialects) throws IOException {
    OpenPorts ports = new OpenPorts(config.bind(), config.ports().relayThreads(), dialects);
    try {
      ports.add(
          new PortPair(config.tcpPort(), config.udpPort(), Optional.empty()),
          dialects.atTheMainPorts());
      for (PortPair pair : config.ports().required()) {
        ports.add(pair);
      }
      for (PortPair pair : config.ports().welcome()) {
        ports.tryToAdd(pair);
      }
      if (config.ports().lobby().isPresent()) {
        ports.lobby = Optional.of(ports.bindUdp(config.ports().lobby().getAsInt(), 1));
      }
      return ports;
    } catch (IOException e) {
      ports.close();
      throw e;
    }
  }

  /** The pairs, the main one first. */
  List<OpenPair> pairs() {
    return List.copyOf(pairs);
  }

  /** The UDP ports of the pairs. */
  List<Talk> talk() {
    return List.copyOf(talk);
  }

  /** How many threads share the main port. */
  int relays() {
    return talk.getFirst().channels().size();
  }

  /** From where the relay of this number sends to the members of each gate, the lobby's last. */
  List<DatagramChannel> gates(int relay) {
    return Stream.concat(pairs.stream().map(pair -> pair.talk().channel(relay)), lobby.stream())
        .toList();
  }

  static int port(DatagramChannel udp) {
    return udp.socket().getLocalPort();
  }

  /** The socket of the lobby. */
  Optional<DatagramChannel> lobby() {
    return lobby;
  }

  /** The pairs that could not be opened and that nobody insisted on. */
  List<PortPair> skipped() {
    return List.copyOf(skipped);
  }

  void closeTcp() throws IOException {
    for (OpenPair pair : pairs) {
      pair.tcp().close();
    }
  }

  @Override
  public void close() throws IOException {
    for (Talk port : talk) {
      close(port.channels());
    }
    close(lobby.stream().toList());
    closeTcp();
  }

  private void tryToAdd(PortPair pair) {
    try {
      if (pairs.stream().noneMatch(open -> isSame(open, pair))) {
        add(pair);
      }
    } catch (IOException e) {
      skipped.add(pair);
    }
  }

  private static boolean isSame(OpenPair open, PortPair pair) {
    return open.tcp().getLocalPort() == pair.tcp() && open.ports().udp() == pair.udp();
  }

  private void add(PortPair pair) throws IOException {
    add(pair, pair.dialect().flatMap(dialects::openedFor).orElse(dialects));
  }

  private void add(PortPair pair, Dialects here) throws IOException {
    ServerSocket tcp = bindTcp(pair.tcp());
    try {
      Optional<Talk> shared = shared(pair.udp(), here);
      Talk udp = shared.isPresent() ? shared.get() : openTalk(pair.udp(), here);
      pairs.add(new OpenPair(tcp, udp, here, pair.dialect()));
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  private Optional<Talk> shared(int port, Dialects here) {
    return talk.stream()
        .filter(open -> port(open.channels().getFirst()) == port)
        .filter(open -> open.dialects().readsLike(here))
        .findFirst();
  }

  /** Only the main port is worth several threads. */
  private Talk openTalk(int port, Dialects here) throws IOException {
    List<DatagramChannel> channels = new ArrayList<>();
    try {
      channels.add(bindUdp(port, talk.isEmpty() ? relays : 1));
      while (talk.isEmpty() && channels.size() < relays && canShare(channels.getFirst())) {
        channels.add(bindUdp(port(channels.getFirst()), relays));
      }
    } catch (IOException e) {
      close(channels);
      throw e;
    }
    Talk opened = new Talk(List.copyOf(channels), here);
    talk.add(opened);
    return opened;
  }

  private static boolean canShare(DatagramChannel udp) {
    return udp.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
  }

  private static void close(List<DatagramChannel> channels) throws IOException {
    for (DatagramChannel channel : channels) {
      channel.close();
    }
  }

  private ServerSocket bindTcp(int port) throws IOException {
    ServerSocket tcp = new ServerSocket();
    try {
      tcp.bind(new InetSocketAddress(bind, port), BACKLOG);
      return tcp;
    } catch (IOException e) {
      tcp.close();
      throw new ListenException("TCP", port, e);
    }
  }

  private DatagramChannel bindUdp(int port, int sharers) throws IOException {
    DatagramChannel udp = DatagramChannel.open();
    try {
      udp.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      if (sharers > 1 && canShare(udp)) {
        udp.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      return udp.bind(new InetSocketAddress(bind, port));
    } catch (IOException e) {
      udp.close();
      throw new ListenException("UDP", port, e);
    }
  }
}
