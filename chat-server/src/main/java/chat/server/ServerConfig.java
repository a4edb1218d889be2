package chat.server;

import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.notice.NoticeLanguage;
import chat.server.control.ControlLimits;
import chat.server.room.HistoryLimits;
import chat.server.room.RoomLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * All that a server is told before it starts; the defaults are those of the command line.
 *
 * @param bind the address to listen on
 * @param tcpPort the port for create, join and list; 0 picks a free one
 * @param udpPort the port for the talk; 0 picks a free one
 * @param idleTimeout how long a member without a grant may be silent
 * @param keepaliveTimeout how long a member with a grant may be silent
 * @param control limits of the TCP side
 * @param rooms limits of the rooms
 * @param language what notices are written in
 * @param ports where to listen besides the main pair of ports
 */
public record ServerConfig(
    InetAddress bind,
    int tcpPort,
    int udpPort,
    Duration idleTimeout,
    Duration keepaliveTimeout,
    ControlLimits control,
    RoomLimits rooms,
    NoticeLanguage language,
    PortPlan ports) {
  /** How many keepalives a member may miss. */
  private static final int KEEPALIVES = 3;

  /** What the command line offers when it is empty. */
  public static ServerConfig defaults() {
    return new ServerConfig(
        new InetSocketAddress(0).getAddress(),
        8888,
        8889,
        Duration.ofMinutes(10),
        Duration.ofSeconds(15),
        new ControlLimits(
            ProtocolLimits.REQUEST_PAYLOAD_MAX,
            4096,
            64,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            5),
        new RoomLimits(
            1000, 20, 100, 100, new Rate(30, 5), 10_000, new HistoryLimits(1000, 256 * 1024)),
        NoticeLanguage.EN,
        PortPlan.NONE);
  }

  /** The same, listening elsewhere. */
  public ServerConfig listening(InetAddress address, int tcp, int udp) {
    return new ServerConfig(
        address, tcp, udp, idleTimeout, keepaliveTimeout, control, rooms, language, ports);
  }

  /** The same with other timeouts. */
  public ServerConfig timingOut(Duration idle, Duration keepalive) {
    return new ServerConfig(
        bind, tcpPort, udpPort, idle, keepalive, control, rooms, language, ports);
  }

  /** The same with other limits. */
  public ServerConfig limiting(ControlLimits controlLimits, RoomLimits roomLimits) {
    return new ServerConfig(
        bind,
        tcpPort,
        udpPort,
        idleTimeout,
        keepaliveTimeout,
        controlLimits,
        roomLimits,
        language,
        ports);
  }

  /** The same with notices in another language. */
  public ServerConfig speaking(NoticeLanguage other) {
    return new ServerConfig(
        bind, tcpPort, udpPort, idleTimeout, keepaliveTimeout, control, rooms, other, ports);
  }

  /** The same, listening on more ports. */
  public ServerConfig alsoListening(PortPlan more) {
    return new ServerConfig(
        bind, tcpPort, udpPort, idleTimeout, keepaliveTimeout, control, rooms, language, more);
  }

  /** How often a member with a grant is to send a keepalive. */
  Duration keepaliveInterval() {
    return Duration.ofMillis(keepaliveTimeout.toMillis() / KEEPALIVES);
  }
}
