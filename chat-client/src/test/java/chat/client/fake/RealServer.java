package chat.client.fake;

import chat.server.ChatServer;
import chat.server.ServerConfig;
import chat.server.observe.EventLog;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ResourceBundle;

/** The real server, in this process, on free ports of the loopback; its log is for nobody. */
public final class RealServer implements AutoCloseable {
  private final ChatServer server;

  public RealServer() throws IOException {
    this(ServerConfig.defaults());
  }

  public RealServer(ServerConfig config) throws IOException {
    server =
        ChatServer.start(
            config.listening(InetAddress.getLoopbackAddress(), 0, 0),
            new EventLog(new Silence()),
            System::nanoTime);
  }

  public int tcpPort() {
    return server.tcpAddress().getPort();
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class Silence implements System.Logger {
    @Override
    public String getName() {
      return "silence";
    }

    @Override
    public boolean isLoggable(Level level) {
      return false;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {}

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... values) {}
  }
}
