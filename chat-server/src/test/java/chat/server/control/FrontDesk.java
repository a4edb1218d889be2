package chat.server.control;

import chat.protocol.Rate;
import chat.server.dialect.GrantTerms;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.room.HistoryLimits;
import chat.server.room.IdleReaper;
import chat.server.room.Outbox;
import chat.server.room.RoomLimits;
import chat.server.room.RoomRegistry;
import chat.server.room.TokenIssuer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** A reception of a few rooms, and what it needs. */
final class FrontDesk {
  static final ControlLimits LIMITS =
      new ControlLimits(1024, 10, 10, Duration.ofSeconds(20), Duration.ofSeconds(20), 5);

  private static final Rate RATE = new Rate(10, 10);

  private final SecureRandom random = new SecureRandom();
  private final ServerMetrics metrics = new ServerMetrics();
  private final EventLog log = new EventLog(System.getLogger("chat.server.test"));
  private final RoomRegistry rooms =
      new RoomRegistry(
          new RoomLimits(10, 10, 10, 10, RATE, 10, HistoryLimits.NONE),
          new TokenIssuer(random),
          new IdleReaper(Duration.ofHours(1), Duration.ofHours(1)),
          () -> Instant.EPOCH);

  RoomRegistry rooms() {
    return rooms;
  }

  Reception reception(Outbox outbox) {
    GrantTerms terms = new GrantTerms(Duration.ofSeconds(5), RATE, 1);
    return new Reception(rooms, outbox, terms, LIMITS, random, metrics, log, System::nanoTime);
  }

  ControlListener listener() {
    return new ControlListener(LIMITS, metrics, log, System::nanoTime);
  }
}
