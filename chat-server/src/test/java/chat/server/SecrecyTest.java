package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Password;
import chat.protocol.control.Operation;
import chat.server.observe.EventLog;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SecrecyTest {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void noTokenAndNoPasswordIsEverLogged() throws IOException {
    String password = "open sesame";
    try (TestServer server = TestServer.startLogging(new EventLog(new Everything()));
        Guest alice =
            Guest.enter(
                server,
                Requests.grant(
                    Operation.Known.CREATE, "r", "alice", Optional.of(new Password(password))))) {
      alice.hello().say("hello");
      Requests.ask(
          server.tcp(),
          Requests.grant(Operation.Known.JOIN, "r", "bob", Optional.of(new Password("open wide"))));
      alice.say("/quit");
      Await.until(
          "the room is closed",
          () -> lines.stream().anyMatch(line -> line.startsWith("room.closed")));

      assertThat(lines)
          .anyMatch(line -> line.startsWith("request.refused"))
          .noneMatch(line -> line.contains(alice.token().value()))
          .noneMatch(line -> line.contains(password))
          .noneMatch(line -> line.contains("open wide"))
          .noneMatch(line -> line.contains("hello"));
    }
  }

  private final class Everything implements Logger {
    @Override
    public String getName() {
      return "everything";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      lines.add(message + thrown);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... values) {
      lines.add(format);
    }
  }
}
