package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.RoomName;
import chat.server.net.SocketAddresses;
import chat.server.room.Member;
import org.junit.jupiter.api.Test;

class AddressBookTest {
  private static final RoomName ROOM = new RoomName("r");

  private final Crew crew = new Crew();
  private final Member alice = crew.enter("r", "alice");
  private final AddressBook book = new AddressBook(16);

  @Test
  void aMemberIsFoundWhereverItHearsNow() {
    for (int again = 0; again < 2; again++) {
      for (int port = 1; port < 40_000; port++) {
        var _ = crew.rooms().authorize(0, alice.token(), ROOM, Crew.at(1, port));
        assertThat(book.addressOf(alice))
            .isEqualTo(SocketAddresses.socketAddress(Crew.at(1, port)));
      }
    }
    assertThat(book.addressOf(alice)).isSameAs(book.addressOf(alice));
  }

  @Test
  void twoThatBelongInTheSameLineAreTwo() {
    var _ = crew.rooms().authorize(0, alice.token(), ROOM, Crew.at(1, 1));
    var _ = book.addressOf(alice);
    var _ = crew.rooms().authorize(0, alice.token(), ROOM, Crew.at(1, 1 + 16));

    assertThat(book.addressOf(alice).getPort()).isEqualTo(1 + 16);
  }
}
