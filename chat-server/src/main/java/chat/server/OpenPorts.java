package chat.server;

import chat.server.dialect.Dialects;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sockets of a server, all of them or none. Pairs may share a UDP port, because a member is
 * known by its token; a TCP port belongs to one pair.
 */
final class OpenPorts implements AutoCloseable {
  private static final int BACKLOG = 1024;
  static final int RECEIVE_BUFFER = 4 * 1024 * 1024;

  /** A pair that is open; its number is its place in the list. */
  record OpenPair(
      ServerSocket tcp, DatagramSocket udp, Dialects dialects, Optional<String> dialect) {
    PortPair ports() {
      return new PortPair(tcp.getLocalPort(), udp.getLocalPort(), dialect);
    }
  }

  private final InetAddress bind;
  private final Dialects dialects;
  private final List<OpenPair> pairs = new ArrayList<>();
  private final Map<DatagramSocket, Dialects> talk = new LinkedHashMap<>();
  private final List<PortPair> skipped = new ArrayList<>();
  private Optional<DatagramSocket> lobby = Optional.empty();

  private OpenPorts(InetAddress bind, Dialects dialects) {
    this.bind = bind;
    this.dialects = dialects;
  }

  /**
   * Opens all that {@code config} asks for.
   *
   * @throws ListenException when one that is needed is taken; then nothing is left open
   */
  static OpenPorts open(ServerConfig config, Dialects dialects) throws IOException {
    OpenPorts ports = new OpenPorts(config.bind(), dialects);
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
        ports.lobby = Optional.of(ports.bindUdp(config.ports().lobby().getAsInt()));
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

  /** Each UDP socket of the pairs, and how to read what comes in there. */
  Map<DatagramSocket, Dialects> talk() {
    return talk;
  }

  /** The socket of the lobby. */
  Optional<DatagramSocket> lobby() {
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
    talk.keySet().forEach(DatagramSocket::close);
    lobby.ifPresent(DatagramSocket::close);
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
    return open.tcp().getLocalPort() == pair.tcp() && open.udp().getLocalPort() == pair.udp();
  }

  private void add(PortPair pair) throws IOException {
    add(pair, pair.dialect().flatMap(dialects::openedFor).orElse(dialects));
  }

  private void add(PortPair pair, Dialects here) throws IOException {
    ServerSocket tcp = bindTcp(pair.tcp());
    try {
      Optional<DatagramSocket> shared = shared(pair.udp(), here);
      DatagramSocket udp = shared.isPresent() ? shared.get() : bindUdp(pair.udp());
      talk.putIfAbsent(udp, here);
      pairs.add(new OpenPair(tcp, udp, here, pair.dialect()));
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  private Optional<DatagramSocket> shared(int port, Dialects here) {
    return talk.entrySet().stream()
        .filter(open -> open.getKey().getLocalPort() == port)
        .filter(open -> open.getValue().readsLike(here))
        .map(Map.Entry::getKey)
        .findFirst();
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

  private DatagramSocket bindUdp(int port) throws IOException {
    DatagramSocket udp = new DatagramSocket(null);
    try {
      udp.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      udp.bind(new InetSocketAddress(bind, port));
      return udp;
    } catch (IOException e) {
      udp.close();
      throw new ListenException("UDP", port, e);
    }
  }
}
