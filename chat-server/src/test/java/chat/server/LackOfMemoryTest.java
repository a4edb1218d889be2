package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.server.control.ControlLimits;
import chat.server.observe.EventLog;
import chat.server.observe.LineLogger;
import chat.testkit.RawPeer;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All threads of the server go on, also if there was not even memory to say what failed. */
@Timeout(60)
class LackOfMemoryTest {
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String without = "";

  @Test
  void theRelayGoesOn() throws Exception {
    try (TestServer server = start(10);
        Guest alice = Guest.create(server, "room", "alice");
        Guest bob = Guest.join(server, "room", "bob")) {
      without = "relay";
      alice.say("");
      Await.until("the relay to fail", () -> failures.get() > 0);
      without = "";
      alice.say("heard");

      assertThat(bob.hear()).isEqualTo("alice: heard");
    }
  }

  @Test
  void connectionsAreAcceptedAndWhatFailedKeepsNoPlace() throws Exception {
    try (TestServer server = start(1)) {
      without = "accept";
      try (RawPeer unlucky = RawPeer.connect(server.tcp())) {
        assertThat(unlucky.readAll(Requests.PATIENCE)).isEqualTo(Bytes.EMPTY);
        without = "";
      }
      assertThat(failures).hasPositiveValue();
      Guest.create(server, "room", "alice").close();
    }
  }

  @Test
  void theSweeperGoesOn() throws Exception {
    without = "sweeper";
    try (TestServer _ = start(10)) {
      Await.until("each task to fail several times", () -> failures.get() > 20);
    }
  }

  private TestServer start(int connections) throws Exception {
    return TestServer.start(
        config ->
            config.limiting(
                new ControlLimits(
                    1024, connections, connections, Requests.PATIENCE, Requests.PATIENCE, 5),
                config.rooms()),
        // There is no memory to write either.
        new EventLog(new LineLogger(_ -> fail(), Level.ALL, InstantSource.system())),
        this::now);
  }

  private long now() {
    fail();
    return System.nanoTime();
  }

  private void fail() {
    if (Thread.currentThread().getName().equals(without)) {
      failures.incrementAndGet();
      throw new OutOfMemoryError("for this test");
    }
  }
}
