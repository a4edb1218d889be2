package chat.server;

import chat.protocol.Rate;
import chat.server.observe.EventLog;
import chat.server.room.RoomLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** A real server on free ports of the loopback. */
public final class TestServer implements AutoCloseable {
  private final ChatServer server;

  private TestServer(ChatServer server) {
    this.server = server;
  }

  public static TestServer start() throws IOException {
    return start(config -> config);
  }

  public static TestServer start(UnaryOperator<ServerConfig> change) throws IOException {
    return start(change, System::nanoTime);
  }

  public static TestServer start(UnaryOperator<ServerConfig> change, LongSupplier clock)
      throws IOException {
    return start(change.apply(loopback()), clock);
  }

  /** The same, and tells {@code log} all there is to tell. */
  public static TestServer start(
      UnaryOperator<ServerConfig> change, EventLog log, LongSupplier clock) throws IOException {
    return new TestServer(ChatServer.start(change.apply(loopback()), log, clock));
  }

  private static ServerConfig loopback() throws IOException {
    return ServerConfig.defaults().listening(InetAddress.getByName("127.0.0.1"), 0, 0);
  }

  /** Also reachable by the other addresses of the loopback, 127.0.0.2 and so on. */
  public static TestServer startOnAllAddresses() throws IOException {
    return start(
        ServerConfig.defaults().listening(InetAddress.getByName("0.0.0.0"), 0, 0),
        System::nanoTime);
  }

  /** Tells {@code log} all there is to tell. */
  public static TestServer startLogging(EventLog log) throws IOException {
    return start(config -> config, log, System::nanoTime);
  }

  private static TestServer start(ServerConfig config, LongSupplier clock) throws IOException {
    return new TestServer(
        ChatServer.start(config, new EventLog(System.getLogger("chat.server.test")), clock));
  }

  /** The same limits, but everybody may say as much as they like. */
  static RoomLimits generous(RoomLimits limits) {
    return new RoomLimits(
        limits.rooms(),
        limits.roomsPerAddress(),
        limits.members(),
        limits.membersPerAddress(),
        new Rate(1_000_000, 1_000_000),
        1_000_000_000,
        limits.history());
  }

  public ChatServer server() {
    return server;
  }

  public InetSocketAddress tcp() {
    return new InetSocketAddress("127.0.0.1", server.tcpAddress().getPort());
  }

  public InetSocketAddress udp() {
    return new InetSocketAddress("127.0.0.1", server.udpAddress().getPort());
  }

  @Override
  public void close() {
    server.stop();
  }
}
