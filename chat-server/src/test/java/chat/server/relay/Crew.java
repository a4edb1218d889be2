package chat.server.relay;

import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.PlainDialect;
import chat.server.dialect.Request.Guest;
import chat.server.room.Applicant;
import chat.server.room.Dispatch;
import chat.server.room.Endpoint;
import chat.server.room.Entrance;
import chat.server.room.HistoryLimits;
import chat.server.room.HostAddress;
import chat.server.room.IdleReaper;
import chat.server.room.Liveness;
import chat.server.room.LogRequest;
import chat.server.room.Member;
import chat.server.room.RoomEvent;
import chat.server.room.RoomLimits;
import chat.server.room.RoomRegistry;
import chat.server.room.TokenIssuer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Members of real rooms, who may say as much as they like. */
final class Crew {
  private final RoomRegistry rooms =
      new RoomRegistry(
          new RoomLimits(
              100,
              100,
              10_000,
              10_000,
              new Rate(1_000_000, 1_000_000),
              1_000_000_000,
              new HistoryLimits(1000, 1_000_000)),
          new TokenIssuer(new SecureRandom()),
          new IdleReaper(Duration.ofHours(1), Duration.ofHours(1)),
          () -> Instant.EPOCH);
  private final PlainDialect dialect = new PlainDialect(NoticeLanguage.EN, Set.of("log"));

  RoomRegistry rooms() {
    return rooms;
  }

  /** Makes or joins a room, as somebody who speaks the plain protocol. */
  Member enter(String room, String name) {
    return enter(new RoomName(room), name, Optional.empty());
  }

  /** The same as somebody who hears at this port. */
  Member enterAt(String room, String name, int port) {
    return enter(new RoomName(room), name, Optional.empty(), at(1, port));
  }

  /** Makes or joins a room. */
  Member enter(RoomName room, String name, Optional<LogRequest> log) {
    return enter(room, name, log, at(1, 1000));
  }

  private Member enter(RoomName room, String name, Optional<LogRequest> log, Endpoint from) {
    Guest guest =
        new Guest(
            new UserName(name), Optional.empty(), OptionalInt.empty(), Liveness.KEEPALIVE, log);
    Applicant applicant =
        new Applicant(
            guest.name(), from, OptionalInt.empty(), dialect.tongue(guest), guest.liveness(), log);
    Entrance entrance =
        rooms.obstacleToCreate(room, applicant.source().host()).isEmpty()
            ? rooms.create(0, room, applicant, Optional.empty())
            : rooms.join(0, room, applicant, Optional.empty());
    return ((Entrance.Entered) entrance).member();
  }

  /** Something that {@code x} says in room {@code r}, for one who is to hear it. */
  static Dispatch said(String text, Member hearer) {
    LogEntry entry = new LogEntry(1, Instant.EPOCH, new Happening.Said(new UserName("x"), text));
    return new Dispatch(new RoomName("r"), new RoomEvent.Happened(entry), List.of(hearer));
  }

  static Endpoint at(int host, int port) {
    return new Endpoint(HostAddress.of(new byte[] {127, 0, 0, (byte) host}, 0), port);
  }
}
