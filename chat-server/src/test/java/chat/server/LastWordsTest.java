package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was said before the end is heard before it. */
@Timeout(60)
class LastWordsTest {
  private static final int MEMBERS = 40;
  private static final int MESSAGES = 100;

  @Test
  void aServerThatStopsHasTold() throws IOException {
    List<Guest> guests = new ArrayList<>();
    try (TestServer server =
        TestServer.start(
            config -> config.limiting(config.control(), TestServer.generous(config.rooms())))) {
      for (int i = 0; i < MEMBERS; i++) {
        guests.add(i == 0 ? Guest.create(server, "r", "host") : Guest.join(server, "r", "m" + i));
      }
      for (int i = 0; i < MEMBERS; i++) {
        for (int later = Math.max(1, i + 1); later < MEMBERS; later++) {
          assertThat(guests.get(i).hear()).endsWith(" joined.");
        }
      }
      long before = server.server().metrics().received();
      for (int i = 0; i < MESSAGES; i++) {
        guests.getFirst().say("text " + i);
      }
      while (server.server().metrics().received() < before + MESSAGES) {
        LockSupport.parkNanos(100_000);
      }

      server.server().stop();

      for (Guest guest : guests.subList(1, MEMBERS)) {
        for (int i = 0; i < MESSAGES; i++) {
          assertThat(guest.hear()).isEqualTo("host: text " + i);
        }
        assertThat(guest.hear()).startsWith("[system] ");
      }
    } finally {
      guests.forEach(Guest::close);
    }
  }
}
