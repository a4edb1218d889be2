package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.server.observe.ServerMetrics;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Many datagrams at once, at a server whose relay does nothing for a while. */
class BurstTest {
  private static final int BURST = 500;

  /** More than the buffer holds, whatever the system grants: each takes 256 bytes at least. */
  private static final int FLOOD = 3 * OpenPorts.RECEIVE_BUFFER / 256;

  private final CountDownLatch busy = new CountDownLatch(1);

  @AfterEach
  void goOn() {
    busy.countDown();
  }

  @Test
  void nothingIsLostWhenFiveHundredComeAtOnce() throws IOException {
    try (TestServer server = TestServer.start(config -> config, relayWaitsFor(busy));
        Guest alice = Guest.create(server, "r", "alice")) {
      sendAtOnce(alice, BURST - 1);
      busy.countDown();

      ServerMetrics metrics = server.server().metrics();
      Await.until("all were counted", () -> metrics.received() == BURST);
      server.server().summarize();
      assertThat(metrics.overflowed()).isZero();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTheSystemThrewAwayIsCounted() throws IOException {
    try (TestServer server = TestServer.start(config -> config, relayWaitsFor(busy));
        Guest alice = Guest.create(server, "r", "alice")) {
      sendAtOnce(alice, FLOOD - 1);
      server.server().summarize();
      ServerMetrics metrics = server.server().metrics();
      long overflowed = metrics.overflowed();
      assertThat(overflowed).isPositive();

      busy.countDown();

      Await.until("the rest was counted", () -> metrics.received() == FLOOD - overflowed);
      server.server().summarize();
      assertThat(metrics.overflowed()).isEqualTo(overflowed);
    }
  }

  private static void sendAtOnce(Guest guest, int count) throws IOException {
    Bytes hello = guest.datagram(Bytes.EMPTY);
    for (int i = 0; i < count; i++) {
      guest.sendRaw(hello);
    }
  }

  /** Time itself stands still for the relay until {@code latch} is open. */
  private static LongSupplier relayWaitsFor(CountDownLatch latch) {
    return () -> {
      if (Thread.currentThread().getName().startsWith("relay")) {
        try {
          latch.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return System.nanoTime();
    };
  }
}
