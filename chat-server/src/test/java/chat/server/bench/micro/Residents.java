package chat.server.bench.micro;

import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.datagram.ServerDatagram;
import chat.server.room.Applicant;
import chat.server.room.Endpoint;
import chat.server.room.Entrance;
import chat.server.room.HistoryLimits;
import chat.server.room.HostAddress;
import chat.server.room.IdleReaper;
import chat.server.room.Liveness;
import chat.server.room.Member;
import chat.server.room.RoomEvent;
import chat.server.room.RoomLimits;
import chat.server.room.RoomRegistry;
import chat.server.room.Speech;
import chat.server.room.TokenIssuer;
import chat.server.room.Tongue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A registry with members in rooms of ten, who may say as much as they like. */
final class Residents {
  static final Endpoint SOURCE = new Endpoint(HostAddress.of(new byte[] {127, 0, 0, 1}, 0), 40_000);

  private static final int PER_ROOM = 10;
  private static final int UNLIMITED = 999_999_999;
  private static final Duration HOUR = Duration.ofHours(1);

  private static final Tongue TONGUE =
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

  private final RoomRegistry registry =
      new RoomRegistry(
          new RoomLimits(
              UNLIMITED,
              UNLIMITED,
              UNLIMITED,
              UNLIMITED,
              new Rate(UNLIMITED, UNLIMITED),
              UNLIMITED,
              new HistoryLimits(1000, 262_144)),
          new TokenIssuer(new SecureRandom()),
          new IdleReaper(HOUR, HOUR),
          () -> Instant.EPOCH);

  private final List<Member> members = new ArrayList<>();

  Residents(int count) {
    for (int i = 0; i < count; i++) {
      Applicant applicant =
          new Applicant(
              new UserName("m" + i % PER_ROOM),
              SOURCE,
              OptionalInt.empty(),
              TONGUE,
              Liveness.IDLE,
              Optional.empty());
      RoomName room = new RoomName("r" + i / PER_ROOM);
      Entrance entrance =
          i % PER_ROOM == 0
              ? registry.create(0, room, applicant, Optional.empty())
              : registry.join(0, room, applicant, Optional.empty());
      if (!(entrance instanceof Entrance.Entered entered)) {
        throw new IllegalStateException("not let in: " + entrance);
      }
      members.add(entered.member());
    }
  }

  RoomRegistry registry() {
    return registry;
  }

  Member member(int index) {
    return members.get(index);
  }

  /** A token as a datagram brings it: equal to the registry's, and another object. */
  Token tokenOf(int index) {
    return Token.decode(members.get(index).token().encode());
  }
}
