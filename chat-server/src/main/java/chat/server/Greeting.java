package chat.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first lines that the person who starts the server reads: where it is, and how to get there.
 */
final class Greeting {
  private static final Path BUILT_CLIENT = Path.of("chat-client", "target", "chat-client.jar");
  private static final String CLIENT = "chat-client.jar";
  private static final int ADDRESSES_MAX = 3;

  private final ServerTexts texts;

  Greeting(ServerTexts texts) {
    this.texts = texts;
  }

  List<String> lines(ChatServer server) {
    int port = server.tcpAddress().getPort();
    InetAddress bound = server.tcpAddress().getAddress();
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("listening", port, server.udpAddress().getPort()));
    lines.addAll(others(server));
    if (bound.isAnyLocalAddress() || bound.isLoopbackAddress()) {
      boolean usual = bound.isAnyLocalAddress() || bound.getHostAddress().equals("127.0.0.1");
      lines.add(texts.get("here"));
      lines.add("  " + command(hereJar(), usual ? "" : " --host " + bound.getHostAddress(), port));
    }
    List<String> addresses =
        bound.isAnyLocalAddress() ? ownAddresses() : List.of(bound.getHostAddress());
    if (!addresses.isEmpty() && !bound.isLoopbackAddress()) {
      lines.add(texts.get("elsewhere"));
      addresses.forEach(address -> lines.add("  " + command(CLIENT, " --host " + address, port)));
    }
    lines.add(texts.get("stop"));
    return lines;
  }

  /** The other ways in, and those that could not be opened, in a line each. */
  private List<String> others(ChatServer server) {
    List<String> lines = new ArrayList<>();
    List<PortPair> pairs = server.pairs();
    if (pairs.size() > 1) {
      lines.add(texts.get("also", joined(pairs.subList(1, pairs.size()))));
    }
    if (!server.skipped().isEmpty()) {
      lines.add(texts.get("skipped", joined(server.skipped())));
    }
    server.lobbyPort().ifPresent(port -> lines.add(texts.get("lobby", port)));
    return lines;
  }

  private static String joined(List<PortPair> pairs) {
    return pairs.stream().map(PortPair::toString).collect(Collectors.joining(", "));
  }

  private static String command(String jar, String host, int port) {
    String options =
        port == ServerConfig.defaults().tcpPort() ? host : host + " --tcp-port " + port;
    return "java -jar " + jar + options;
  }

  /** Who has just built the server finds the client beside it. */
  private static String hereJar() {
    return Files.exists(BUILT_CLIENT) ? BUILT_CLIENT.toString() : CLIENT;
  }

  /** The addresses that others are likely to reach this computer by. */
  private static List<String> ownAddresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Greeting::isUp)
          .flatMap(each -> each.getInterfaceAddresses().stream())
          .map(InterfaceAddress::getAddress)
          .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
          .map(InetAddress::getHostAddress)
          .limit(ADDRESSES_MAX)
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  private static boolean isUp(NetworkInterface each) {
    try {
      return each.isUp() && !each.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }
}
