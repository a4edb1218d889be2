package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Values for tests of the rooms. */
final class Rooms {
  static final Duration IDLE = Duration.ofMinutes(10);
  static final Duration KEEPALIVE = Duration.ofSeconds(15);

  /** A tongue that nobody needs to understand. */
  static final Tongue TONGUE =
      new Tongue() {
        @Override
        public Speech speak(Bytes body) {
          return new Speech.Hello();
        }

        @Override
        public List<ServerDatagram> hear(RoomEvent event) {
          return List.of();
        }
      };

  private Rooms() {}

  static RoomRegistry registry(RoomLimits limits) {
    return new RoomRegistry(
        limits,
        new TokenIssuer(new SecureRandom()),
        new IdleReaper(IDLE, KEEPALIVE),
        () -> Instant.EPOCH);
  }

  static RoomLimits limits() {
    return new RoomLimits(5, 2, 3, 4, new Rate(4, 1), 1000, HistoryLimits.NONE);
  }

  static Room emptyRoom(String name) {
    return new Room(
        RoomKind.HOSTED,
        room(name),
        Optional.empty(),
        at(1, 5000).host(),
        new Rate(1000, 1000),
        new RoomLog(new HistoryLimits(100, 10_000)));
  }

  /** Somebody with a token of its own. */
  static Member member(String name, Room room) {
    return member(name, room, new TokenBits(name.hashCode(), 0, 0));
  }

  static Member member(String name, Room room, TokenBits token) {
    return new Member(applicant(name), token, room, Optional.empty(), 0);
  }

  static RoomName room(String name) {
    return new RoomName(name);
  }

  static UserName user(String name) {
    return new UserName(name);
  }

  static Endpoint at(int lastByte, int port) {
    return new Endpoint(HostAddress.of(new byte[] {10, 0, 0, (byte) lastByte}, 0), port);
  }

  static Applicant applicant(String name) {
    return applicant(name, at(1, 5000));
  }

  static Applicant applicant(String name, Endpoint source) {
    return new Applicant(
        user(name), source, OptionalInt.empty(), TONGUE, Liveness.IDLE, Optional.empty());
  }

  /** The same without numbers, so that tests need not count what happened before. */
  static Routing unnumbered(Routing routing) {
    return switch (routing) {
      case Routing.Spoken spoken -> new Routing.Routed(unnumbered(spoken.dispatches()));
      case Routing.Routed(List<Dispatch> dispatches) -> new Routing.Routed(unnumbered(dispatches));
      case Routing.Dropped(DropReason reason, List<Dispatch> dispatches) ->
          new Routing.Dropped(reason, unnumbered(dispatches));
    };
  }

  static List<Dispatch> unnumbered(List<Dispatch> dispatches) {
    return dispatches.stream().map(Rooms::unnumbered).toList();
  }

  private static Dispatch unnumbered(Dispatch dispatch) {
    RoomEvent event =
        dispatch.event() instanceof RoomEvent.Happened(LogEntry entry)
            ? happened(entry.what())
            : dispatch.event();
    return new Dispatch(dispatch.room(), event, dispatch.audience());
  }

  /** An event without a number. */
  static RoomEvent happened(Happening what) {
    return new RoomEvent.Happened(new LogEntry(0, Instant.EPOCH, what));
  }

  static Applicant withGrant(String name) {
    return new Applicant(
        user(name), at(1, 5000), OptionalInt.empty(), TONGUE, Liveness.KEEPALIVE, Optional.empty());
  }
}
