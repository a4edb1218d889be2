package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.PlainDialect;
import chat.server.net.SocketAddresses;
import chat.server.room.Applicant;
import chat.server.room.Endpoint;
import chat.server.room.Entrance.Entered;
import chat.server.room.HistoryLimits;
import chat.server.room.HostAddress;
import chat.server.room.IdleReaper;
import chat.server.room.Liveness;
import chat.server.room.Member;
import chat.server.room.RoomLimits;
import chat.server.room.RoomRegistry;
import chat.server.room.TokenIssuer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressBookTest {
  private static final RoomName ROOM = new RoomName("r");

  private final RoomRegistry rooms =
      new RoomRegistry(
          new RoomLimits(1, 1, 2, 2, new Rate(1, 1), 1, HistoryLimits.NONE),
          new TokenIssuer(new SecureRandom()),
          new IdleReaper(Duration.ofHours(1), Duration.ofHours(1)),
          () -> Instant.EPOCH);
  private final AddressBook book = new AddressBook(16);

  @Test
  void aMemberIsFoundWhereverItHearsNow() {
    Member alice = create(at(1, 5000));
    for (int again = 0; again < 2; again++) {
      for (int port = 1; port < 40_000; port++) {
        var _ = rooms.authorize(0, alice.token(), ROOM, at(1, port));
        assertThat(book.addressOf(alice)).isEqualTo(SocketAddresses.socketAddress(at(1, port)));
      }
    }
    assertThat(book.addressOf(alice)).isSameAs(book.addressOf(alice));
  }

  @Test
  void twoThatBelongInTheSameLineAreTwo() {
    Member alice = create(at(1, 5000));
    var _ = rooms.authorize(0, alice.token(), ROOM, at(1, 1));
    var _ = book.addressOf(alice);
    var _ = rooms.authorize(0, alice.token(), ROOM, at(1, 1 + 16));

    assertThat(book.addressOf(alice).getPort()).isEqualTo(1 + 16);
  }

  private Member create(Endpoint from) {
    PlainDialect dialect = new PlainDialect(NoticeLanguage.EN, Set.of());
    Applicant applicant =
        new Applicant(
            new UserName("alice"),
            from,
            OptionalInt.empty(),
            dialect,
            Liveness.IDLE,
            Optional.empty());
    return ((Entered) rooms.create(0, ROOM, applicant, Optional.empty())).member();
  }

  private static Endpoint at(int host, int port) {
    return new Endpoint(HostAddress.of(new byte[] {127, 0, 0, (byte) host}, 0), port);
  }
}
