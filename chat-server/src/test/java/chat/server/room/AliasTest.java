package chat.server.room;

import static chat.server.room.Rooms.applicant;
import static chat.server.room.Rooms.at;
import static chat.server.room.Rooms.room;
import static chat.server.room.Rooms.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.datagram.Envelope;
import chat.protocol.datagram.ServerDatagram;
import chat.server.room.Authorization.Denied;
import chat.server.room.Authorization.Granted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a member shows instead of its token, and how it becomes known under its name. */
class AliasTest {
  private static final Bytes SHOWN = Bytes.hex("00FF00");
  private static final Bytes ROOM = Bytes.utf8("r");

  private final RoomRegistry rooms = Rooms.registry(Rooms.limits());

  /** A tongue whose members have told nobody their names. */
  private static final Tongue NAMELESS =
      new Tongue() {
        @Override
        public Speech speak(Bytes body) {
          return new Speech.Hello();
        }

        @Override
        public List<ServerDatagram> hear(RoomEvent event) {
          return List.of();
        }

        @Override
        public boolean isIntroduced() {
          return false;
        }
      };

  @Test
  void anAliasIsAsGoodAsTheTokenAndTellsHowItsMemberSpeaks() {
    Member alice = create("alice");
    rooms.alias(alice, List.of(new Alias(SHOWN, Optional.of(NAMELESS))));

    assertThat(authorize(SHOWN, ROOM, at(1, 7000))).isEqualTo(new Granted(alice, 0));
    assertThat(alice.tongue()).isSameAs(NAMELESS);
    assertThat(alice.endpoint()).isEqualTo(at(1, 7000));
    assertThat(authorize(SHOWN, Bytes.EMPTY, at(1, 7000))).isEqualTo(new Granted(alice, 0));
    assertThat(authorize(Bytes.utf8("x"), ROOM, at(1, 7000)))
        .isEqualTo(new Denied(DropReason.UNKNOWN_TOKEN));
  }

  @Test
  void itIsBoundToAddressAndRoom() {
    Member alice = create("alice");
    Tongue before = alice.tongue();
    rooms.alias(alice, List.of(new Alias(SHOWN, Optional.of(NAMELESS))));

    assertThat(authorize(SHOWN, ROOM, at(2, 7000))).isEqualTo(new Denied(DropReason.WRONG_ADDRESS));
    assertThat(authorize(SHOWN, Bytes.utf8("other"), at(1, 7000)))
        .isEqualTo(new Denied(DropReason.WRONG_ROOM));
    assertThatThrownBy(() -> authorize(SHOWN, Bytes.hex("C3"), at(1, 7000)))
        .isInstanceOf(ProtocolException.class);
    assertThat(alice.tongue()).isSameAs(before);
  }

  private Authorization authorize(Bytes shown, Bytes room, Endpoint from) {
    return rooms.authorize(0, Envelope.of(room, shown, Bytes.EMPTY), from);
  }

  @Test
  void itEndsWithItsMember() {
    Member alice = create("alice");
    rooms.alias(alice, List.of(new Alias(SHOWN, Optional.empty())));
    var _ = rooms.leave(0, alice);

    assertThatThrownBy(() -> authorize(SHOWN, ROOM, at(1, 7000)))
        .isInstanceOf(ProtocolException.class);
    rooms.alias(alice, List.of(new Alias(SHOWN, Optional.empty())));
    assertThatThrownBy(() -> authorize(SHOWN, ROOM, at(1, 7000)))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void nobodyHearsOfAMemberUntilItHasTold() {
    Member alice = create("alice");
    Member guest = joinNameless("guest-1");

    assertThat(rooms.introduce(0, guest, user("ALICE"), Rooms.TONGUE).dispatches())
        .singleElement()
        .satisfies(
            dispatch -> {
              assertThat(dispatch.audience()).containsExactly(alice);
              assertThat(dispatch.event().toString()).contains("ALICE-2");
            });
    assertThat(guest.name()).isEqualTo(user("ALICE-2"));
    assertThat(rooms.introduce(0, guest, user("mallory"), Rooms.TONGUE).dispatches()).isEmpty();
    assertThat(guest.name()).isEqualTo(user("ALICE-2"));
  }

  @Test
  void aHostStaysTheHostUnderItsNewName() {
    Member host = entered(rooms.create(0, room("r"), nameless("guest-1"), Optional.empty()));
    Member bob = entered(rooms.join(0, room("r"), applicant("bob"), Optional.empty()));
    var _ = rooms.introduce(0, host, user("あ".repeat(85)), Rooms.TONGUE);

    assertThat(rooms.leave(0, host).dispatches()).hasSize(1);
    assertThat(rooms.isThere(bob)).isFalse();
  }

  private Member create(String name) {
    return entered(rooms.create(0, room("r"), applicant(name), Optional.empty()));
  }

  private Member joinNameless(String name) {
    Entrance.Entered entered =
        (Entrance.Entered) rooms.join(0, room("r"), nameless(name), Optional.empty());
    assertThat(entered.dispatches()).isEmpty();
    return entered.member();
  }

  private static Applicant nameless(String name) {
    return new Applicant(
        user(name), at(1, 5000), OptionalInt.empty(), NAMELESS, Liveness.IDLE, Optional.empty());
  }

  private static Member entered(Entrance entrance) {
    return ((Entrance.Entered) entrance).member();
  }
}
