package chat.server.room;

import static chat.server.room.Rooms.applicant;
import static chat.server.room.Rooms.at;
import static chat.server.room.Rooms.happened;
import static chat.server.room.Rooms.room;
import static chat.server.room.Rooms.unnumbered;
import static chat.server.room.Rooms.user;
import static chat.server.room.Rooms.withGrant;
import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Password;
import chat.protocol.Rate;
import chat.protocol.Token;
import chat.protocol.Utterance;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.StatusCode;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.Happening;
import chat.protocol.notice.Notice;
import chat.server.room.Authorization.Denied;
import chat.server.room.Authorization.Granted;
import chat.server.room.Entrance.Entered;
import chat.server.room.Entrance.Refused;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import chat.server.room.Routing.Spoken;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RoomRegistryTest {
  private static final long START = 1_000;

  private final RoomRegistry rooms = Rooms.registry(Rooms.limits());

  @Test
  void whoMakesARoomIsItsHost() {
    Entered entered = create("a", "alice");

    assertThat(entered.host()).isEqualTo(user("alice"));
    assertThat(entered.members()).containsExactly(user("alice"));
    assertThat(rooms.list().rooms()).containsExactly(new RoomEntry(room("a"), 1, false));
  }

  @Test
  void aNameIsTakenOnlyOnce() {
    create("a", "alice");

    assertThat(tryCreate("a", "bob")).isEqualTo(refused(StatusCode.Known.ROOM_EXISTS));
  }

  @Test
  void whoJoinsIsAnnouncedToTheOthersAndNotToItself() {
    Member alice = create("a", "alice").member();

    Entered bob = join("a", "bob");

    assertThat(bob.host()).isEqualTo(user("alice"));
    assertThat(bob.members()).containsExactly(user("alice"), user("bob"));
    assertThat(unnumbered(bob.dispatches()))
        .containsExactly(announced("a", new Happening.Joined(user("bob")), alice));
  }

  @Test
  void nobodyJoinsARoomThatIsNotThere() {
    assertThat(tryJoin("a", "bob")).isEqualTo(refused(StatusCode.Known.NO_SUCH_ROOM));
  }

  @Test
  void twoMembersDoNotShareAName() {
    create("a", "alice");

    assertThat(tryJoin("a", "ALICE ")).isEqualTo(refused(StatusCode.Known.NAME_TAKEN));
    assertThat(tryJoin("a", "Bob")).isInstanceOf(Entered.class);
  }

  @Test
  void aRoomHasRoomForSoMany() {
    create("a", "alice");
    join("a", "bob");
    join("a", "carol");

    assertThat(tryJoin("a", "dave")).isEqualTo(refused(StatusCode.Known.FULL));
  }

  @Test
  void thereAreSoManyRoomsForOneAddressAndInAll() {
    create("a", "alice");
    create("b", "alice");

    assertThat(tryCreate("c", "alice")).isEqualTo(refused(StatusCode.Known.FULL));
    assertThat(createFrom(2, "c")).isInstanceOf(Entered.class);
    assertThat(createFrom(2, "d")).isInstanceOf(Entered.class);
    assertThat(createFrom(3, "e")).isInstanceOf(Entered.class);
    assertThat(createFrom(4, "f")).isEqualTo(refused(StatusCode.Known.FULL));
  }

  @Test
  void aClosedRoomMakesRoomForAnother() {
    Member alice = create("a", "alice").member();
    create("b", "alice");
    leave(alice);

    assertThat(tryCreate("a", "alice")).isInstanceOf(Entered.class);
    assertThat(tryCreate("c", "alice")).isEqualTo(refused(StatusCode.Known.FULL));
  }

  @Test
  void limitsPerAddressDoNotCountTheLoopback() {
    Endpoint loopback = new Endpoint(HostAddress.of(new byte[] {127, 0, 0, 1}, 0), 5000);

    for (String name : List.of("a", "b", "c", "d", "e")) {
      assertThat(rooms.create(START, room(name), applicant("x", loopback), Optional.empty()))
          .isInstanceOf(Entered.class);
    }
  }

  @Test
  void aPasswordIsTheOneOfThisVeryRoom() {
    RoomPassword first = RoomPassword.of(new Password("secret"), new SecureRandom());
    RoomPassword second = RoomPassword.of(new Password("secret"), new SecureRandom());
    Member alice =
        ((Entered) rooms.create(START, room("a"), applicant("alice"), Optional.of(first))).member();

    assertThat(rooms.passwordOf(room("a"))).containsSame(first);
    assertThat(rooms.join(START, room("a"), applicant("bob"), Optional.empty()))
        .isEqualTo(refused(StatusCode.Known.WRONG_PASSWORD));
    assertThat(rooms.join(START, room("a"), applicant("bob"), Optional.of(first)))
        .isInstanceOf(Entered.class);

    leave(alice);
    rooms.create(START, room("a"), applicant("alice"), Optional.of(second));
    assertThat(rooms.join(START, room("a"), applicant("bob"), Optional.of(first)))
        .isEqualTo(refused(StatusCode.Known.WRONG_PASSWORD));
  }

  @Test
  void aDatagramNeedsTokenRoomAndAddress() {
    Member alice = create("a", "alice").member();
    create("b", "bob");

    assertThat(authorize(alice.token(), "a", at(1, 6000))).isEqualTo(new Granted(alice, 0));
    assertThat(authorize(new Token("guess"), "a", at(1, 6000)))
        .isEqualTo(new Denied(DropReason.UNKNOWN_TOKEN));
    assertThat(authorize(alice.token(), "b", at(1, 6000)))
        .isEqualTo(new Denied(DropReason.WRONG_ROOM));
    assertThat(authorize(alice.token(), "a", at(2, 6000)))
        .isEqualTo(new Denied(DropReason.WRONG_ADDRESS));
  }

  @Test
  void aMemberHearsAtItsTcpPortThenWhereItSpeaksFromThenWhereItSays() {
    Member alice = create("a", "alice").member();
    assertThat(alice.endpoint()).isEqualTo(at(1, 5000));

    authorize(alice.token(), "a", at(1, 6000));
    assertThat(alice.endpoint()).isEqualTo(at(1, 6000));

    rooms.declarePort(alice, new Token("of-before"), 7001);
    assertThat(alice.endpoint()).isEqualTo(at(1, 6000));
    rooms.declarePort(alice, alice.token(), 7000);
    authorize(alice.token(), "a", at(1, 6001));
    assertThat(alice.endpoint()).isEqualTo(at(1, 7000));
  }

  @Test
  void aPortDeclaredWithTheRequestHoldsFromTheStart() {
    Applicant declaring =
        new Applicant(
            user("alice"),
            at(1, 5000),
            OptionalInt.of(7000),
            Rooms.TONGUE,
            Liveness.IDLE,
            Optional.empty());

    Entered entered = (Entered) rooms.create(START, room("a"), declaring, Optional.empty());

    assertThat(entered.member().endpoint()).isEqualTo(at(1, 7000));
  }

  @Test
  void aStrangerDoesNotMoveTheAddress() {
    Member alice = create("a", "alice").member();

    authorize(alice.token(), "a", at(2, 6666));

    assertThat(alice.endpoint()).isEqualTo(at(1, 5000));
  }

  @Test
  void whatAMemberSaysGoesToAllOthers() {
    Member alice = create("a", "alice").member();
    Member bob = join("a", "bob").member();
    Member carol = join("a", "carol").member();
    create("b", "dave");

    assertThat(say(START, bob, "hi"))
        .isEqualTo(
            new Routed(
                List.of(
                    new Dispatch(
                        room("a"),
                        new RoomEvent.Spoke(user("bob"), Utterance.of("hi")),
                        List.of(alice, carol)))));
  }

  @Test
  void whoSpeaksTooFastIsToldOnceUntilItHasRested() {
    Member alice = create("a", "alice").member();
    Member bob = join("a", "bob").member();
    for (int i = 0; i < 4; i++) {
      assertThat(say(START, bob, "hi")).isInstanceOf(Routed.class);
    }

    assertThat(say(START, bob, "hi"))
        .isEqualTo(
            new Dropped(
                DropReason.TOO_FAST, List.of(announced("a", Notice.Personal.TOO_FAST, bob))));
    assertThat(say(START, bob, "hi")).isEqualTo(new Dropped(DropReason.TOO_FAST, List.of()));
    assertThat(say(START, alice, "hi")).isInstanceOf(Routed.class);

    long aSecondLater = START + 1_000_000_000L;
    assertThat(say(aSecondLater, bob, "hi")).isInstanceOf(Routed.class);
    assertThat(say(aSecondLater, bob, "hi")).isEqualTo(new Dropped(DropReason.TOO_FAST, List.of()));

    long rested = START + 10_000_000_000L;
    for (int i = 0; i < 4; i++) {
      assertThat(say(rested, bob, "hi")).isInstanceOf(Routed.class);
    }
    assertThat(say(rested, bob, "hi").dispatches()).hasSize(1);
  }

  @Test
  void aTextThatTakesManyDatagramsCountsAsMany() {
    create("a", "alice");
    Member bob = join("a", "bob").member();
    String threeDatagrams = "x".repeat(9_000);

    assertThat(say(START, bob, threeDatagrams)).isInstanceOf(Routed.class);
    assertThat(say(START, bob, "hi")).isInstanceOf(Routed.class);
    assertThat(say(START, bob, "hi")).isInstanceOf(Dropped.class);
  }

  @Test
  void aTextThatBecomesMoreDatagramsThanTheBurstIsNeverSaid() {
    create("a", "alice");
    Member bob = join("a", "bob").member();

    assertThat(say(START, bob, "x".repeat(20_000)))
        .isEqualTo(
            new Dropped(
                DropReason.TOO_FAST, List.of(announced("a", Notice.Personal.TOO_FAST, bob))));
  }

  @Test
  void oneRoomCausesOnlySoManyDatagrams() {
    RoomRegistry tight =
        Rooms.registry(new RoomLimits(1, 1, 3, 3, new Rate(100, 1), 5, HistoryLimits.NONE));
    tight.create(START, room("a"), applicant("alice"), Optional.empty());
    tight.join(START, room("a"), applicant("carol"), Optional.empty());
    Member bob =
        ((Entered) tight.join(START, room("a"), applicant("bob"), Optional.empty())).member();

    assertThat(tight.say(START, bob, Utterance.of("two datagrams"), 1)).isInstanceOf(Spoken.class);
    assertThat(tight.say(START, bob, Utterance.of("two more"), 1)).isInstanceOf(Spoken.class);
    assertThat(tight.say(START, bob, Utterance.of("one too many"), 1)).isInstanceOf(Dropped.class);
    assertThat(tight.say(START + 1_000_000_000L, bob, Utterance.of("a second later"), 1))
        .isInstanceOf(Spoken.class);
  }

  @Test
  void oneAddressHasOnlySoManyMembers() {
    create("a", "alice");
    join("a", "bob");
    create("b", "alice");
    Member carol = join("b", "carol").member();

    assertThat(tryJoin("b", "dave")).isEqualTo(refused(StatusCode.Known.FULL));
    assertThat(rooms.join(START, room("b"), applicant("dave", at(2, 5000)), Optional.empty()))
        .isInstanceOf(Entered.class);
    leave(carol);
    assertThat(tryJoin("a", "erin")).isInstanceOf(Entered.class);
  }

  @Test
  void aMemberThatLeavesIsGone() {
    Member alice = create("a", "alice").member();
    Member bob = join("a", "bob").member();

    assertThat(leave(bob))
        .isEqualTo(new Routed(List.of(announced("a", new Happening.Left(user("bob")), alice))));
    assertThat(authorize(bob.token(), "a", at(1, 5000)))
        .isEqualTo(new Denied(DropReason.UNKNOWN_TOKEN));
    assertThat(leave(bob)).isEqualTo(new Routed(List.of()));
    assertThat(say(START, bob, "hi")).isEqualTo(new Dropped(DropReason.UNKNOWN_TOKEN, List.of()));
    assertThat(tryJoin("a", "bob")).isInstanceOf(Entered.class);
  }

  @Test
  void whoHasAGrantHearsThatItLeft() {
    create("a", "alice");
    Member bob = joinWithGrant("bob");

    assertThat(leave(bob).dispatches().getFirst())
        .isEqualTo(announced("a", Notice.Personal.YOU_LEFT, bob));
  }

  @Test
  void aHostTakesItsRoomWithIt() {
    Member alice = create("a", "alice").member();
    Member bob = join("a", "bob").member();
    Member carol = join("a", "carol").member();

    assertThat(leave(alice))
        .isEqualTo(
            new Routed(
                List.of(announced("a", new Happening.Closed(Notice.Cause.HOST_LEFT), bob, carol))));
    assertThat(rooms.list().rooms()).isEmpty();
    assertThat(rooms.members()).isZero();
    assertThat(authorize(bob.token(), "a", at(1, 5000)))
        .isEqualTo(new Denied(DropReason.UNKNOWN_TOKEN));
    assertThat(tryCreate("a", "bob")).isInstanceOf(Entered.class);
  }

  @Test
  void anEmptyMessageIsAnsweredToThoseWithAGrantOnly() {
    Member alice = create("a", "alice").member();
    Member bob = joinWithGrant("bob");

    assertThat(rooms.keepAlive(alice)).isEqualTo(new Routed(List.of()));
    assertThat(rooms.keepAlive(bob))
        .isEqualTo(new Routed(List.of(new Dispatch(room("a"), new KeptAlive(), List.of(bob)))));
  }

  @Test
  void whoIsSilentForTooLongIsRemoved() {
    Member alice = create("a", "alice").member();
    Member bob = join("a", "bob").member();
    long limit = START + Rooms.IDLE.toNanos();
    rooms.authorize(limit, alice.token(), room("a"), at(1, 5000));

    assertThat(sweep(limit)).isEmpty();
    assertThat(sweep(limit + 1))
        .containsExactly(
            announced("a", Notice.Personal.YOU_TIMED_OUT, bob),
            announced("a", new Happening.TimedOut(user("bob")), alice));
    assertThat(authorize(bob.token(), "a", at(1, 5000)))
        .isEqualTo(new Denied(DropReason.UNKNOWN_TOKEN));
    assertThat(sweep(limit + 1)).isEmpty();
  }

  @Test
  void whoHasAGrantMustSendKeepalives() {
    Member alice = create("a", "alice").member();
    Member bob = joinWithGrant("bob");
    long limit = START + Rooms.KEEPALIVE.toNanos();

    assertThat(sweep(limit)).isEmpty();
    assertThat(sweep(limit + 1))
        .containsExactly(
            announced("a", Notice.Personal.YOU_TIMED_OUT, bob),
            announced("a", new Happening.TimedOut(user("bob")), alice));
  }

  @Test
  void aHostThatTimesOutTakesItsRoomWithIt() {
    Member alice = create("a", "alice").member();
    Member bob = join("a", "bob").member();
    long late = START + Rooms.IDLE.toNanos() + 1;
    rooms.authorize(late, bob.token(), room("a"), at(1, 5000));

    assertThat(sweep(late))
        .containsExactly(
            announced("a", Notice.Personal.YOU_TIMED_OUT, alice),
            announced("a", new Happening.Closed(Notice.Cause.HOST_TIMED_OUT), bob));
    assertThat(rooms.rooms()).isZero();
  }

  @Test
  void aRoomInWhichAllAreSilentEndsOnce() {
    create("a", "alice");
    join("a", "bob");

    rooms.sweep(START + Rooms.IDLE.toNanos() + 1);

    assertThat(rooms.rooms()).isZero();
    assertThat(rooms.members()).isZero();
  }

  @Test
  void aStoppingServerTellsAllAndLetsNobodyIn() {
    Member alice = create("a", "alice").member();
    Member bob = join("a", "bob").member();

    assertThat(unnumbered(rooms.close(START)))
        .containsExactly(
            announced("a", new Happening.Closed(Notice.Cause.SERVER_STOPPING), alice, bob));
    assertThat(tryCreate("c", "carol")).isEqualTo(refused(StatusCode.Known.SHUTTING_DOWN));
    assertThat(tryJoin("a", "carol")).isEqualTo(refused(StatusCode.Known.SHUTTING_DOWN));
  }

  @Test
  void theListIsSortedAndTellsPasswords() {
    RoomPassword password = RoomPassword.of(new Password("x"), new SecureRandom());
    rooms.create(START, room("b"), applicant("alice"), Optional.of(password));
    create("a", "alice");
    join("a", "bob");

    assertThat(rooms.list())
        .isEqualTo(
            new Listing(
                List.of(new RoomEntry(room("a"), 2, false), new RoomEntry(room("b"), 1, true)), 2));
  }

  private Entered create(String room, String user) {
    return (Entered) tryCreate(room, user);
  }

  private Entrance tryCreate(String room, String user) {
    return rooms.create(START, room(room), applicant(user), Optional.empty());
  }

  private Entrance createFrom(int address, String room) {
    return rooms.create(START, room(room), applicant("x", at(address, 5000)), Optional.empty());
  }

  private Entered join(String room, String user) {
    return (Entered) tryJoin(room, user);
  }

  private Entrance tryJoin(String room, String user) {
    return rooms.join(START, room(room), applicant(user), Optional.empty());
  }

  private Member joinWithGrant(String user) {
    return ((Entered) rooms.join(START, room("a"), withGrant(user), Optional.empty())).member();
  }

  private Authorization authorize(Token token, String room, Endpoint from) {
    return rooms.authorize(START, token, room(room), from);
  }

  private static Refused refused(StatusCode.Known status) {
    return new Refused(status);
  }

  private Routing leave(Member member) {
    return unnumbered(rooms.leave(START, member));
  }

  private Routing say(long now, Member member, String text) {
    return unnumbered(
        rooms.say(now, member, Utterance.of(text), StampedText.count(member.name(), text)));
  }

  private List<Dispatch> sweep(long now) {
    return unnumbered(rooms.sweep(now));
  }

  private static Dispatch announced(String room, Notice.Personal notice, Member... audience) {
    return new Dispatch(room(room), new Announced(notice), List.of(audience));
  }

  private static Dispatch announced(String room, Happening what, Member... audience) {
    return new Dispatch(room(room), happened(what), List.of(audience));
  }
}
