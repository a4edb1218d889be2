package chat.server.room;

import static chat.server.room.Rooms.at;
import static chat.server.room.Rooms.room;
import static chat.server.room.Rooms.user;
import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.ResumeSecret;
import chat.protocol.Utterance;
import chat.protocol.control.StatusCode;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Parting;
import chat.protocol.frame.Reply;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Span;
import chat.protocol.frame.Wish;
import chat.server.relay.MessageRouter;
import chat.server.room.Entrance.Entered;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.RoomEvent.Repeated;
import chat.server.room.RoomEvent.Spoke;
import chat.server.room.Routing.Dropped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the server does with the frames of the extension {@code log}. */
class LogDeskTest {
  private static final long START = 1_000;
  private static final int HISTORY = 10;

  private final RoomRegistry rooms =
      Rooms.registry(
          new RoomLimits(5, 2, 9, 9, new Rate(8, 1), 1000, new HistoryLimits(HISTORY, 100_000)));
  private final Entered entered = enter("alice");
  private final Member alice = entered.member();
  private final Member bob = join("bob").member();
  private final Member carol = join("carol").member();

  @Test
  void theGrantTellsWhereTheLogStands() {
    assertThat(entered.log().orElseThrow().newest()).isZero();
    assertThat(entered.log().orElseThrow().oldest()).isOne();
    assertThat(join("dave").log().orElseThrow().newest()).isEqualTo(3);
  }

  @Test
  void whatIsSaidIsHeardByAllAndConfirmed() {
    Routing routing = say(alice, 1, "hi");

    assertThat(entries(routing, carol)).containsExactly(new Happening.Said(user("alice"), "hi"));
    assertThat(entries(routing, alice)).hasSize(1);
    assertThat(frames(routing, alice)).containsExactly(new ServerFrame.Said(1, 4));
  }

  @Test
  void aRepeatIsConfirmedAgainAndNotSaidAgain() {
    var _ = say(alice, 1, "hi");
    Routing again = say(alice, 1, "hi");

    assertThat(entries(again, bob)).isEmpty();
    assertThat(frames(again, alice)).containsExactly(new ServerFrame.Said(1, 4));
  }

  @Test
  void onlyTheNextIdIsTaken() {
    Routing early = say(alice, 2, "second");

    assertThat(entries(early, bob)).isEmpty();
    assertThat(frames(early, alice)).containsExactly(new ServerFrame.Said(0, 0));
  }

  @Test
  void whoIsTooFastIsNotTakenYet() {
    for (int id = 1; id <= 8; id++) {
      assertThat(say(alice, id, "text")).isInstanceOf(Routing.Routed.class);
    }
    assertThat(say(alice, 9, "text")).isEqualTo(new Dropped(DropReason.TOO_FAST, List.of()));
    assertThat(frames(say(START + seconds(1), alice, 9, "text"), alice))
        .containsExactly(new ServerFrame.Said(9, 12));
  }

  @Test
  void haveIsAnsweredWithTheEnd() {
    assertThat(frames(hear(bob, new ClientFrame.Have(0)), bob))
        .containsExactly(new ServerFrame.Head(3));
  }

  @Test
  void whatIsMissingIsSentToWhoMissesIt() {
    Routing routing = hear(bob, want(new Span(1, 1), new Span(3, 1)));

    assertThat(frames(routing, bob)).hasSize(1);
    assertThat(((ServerFrame.Pack) frames(routing, bob).getFirst()).entries())
        .extracting(LogEntry::seq)
        .containsExactly(1L, 3L);
    assertThat(frames(routing, alice)).isEmpty();
  }

  @Test
  void whatIsNotThereYetCannotBeHad() {
    assertThat(hear(bob, want(new Span(4, 60_000))).dispatches()).isEmpty();
  }

  @Test
  void whatIsNotKeptIsGone() {
    sayMuch(20);

    Routing routing = rooms.hear(START + seconds(21), bob, want(new Span(1, 15)), 1);
    List<ServerFrame> frames = frames(routing, bob);
    long oldest = 3 + 20 - HISTORY + 1;
    assertThat(frames.getFirst()).isEqualTo(new ServerFrame.Gone(oldest));
    assertThat(frames).hasSize(2);
  }

  @Test
  void aWantThatNamesMuchIsAnsweredInItsTime() {
    long now = START;
    for (int id = 1; id <= 10; id++) {
      now += seconds(1);
      var _ = say(now, alice, id, "x".repeat(1_000));
    }
    int answered = 0;
    for (int i = 0; i < 100; i++) {
      answered += frames(rooms.hear(now, bob, want(new Span(1, 60_000)), 1), bob).size();
    }
    // Each is answered with one GONE; the entries themselves are limited.
    assertThat(answered).isLessThanOrEqualTo(100 + LogSeat.REPLIES.burst());
  }

  @Test
  void aWhisperIsForItsTwoEnds() {
    Routing routing = ask(alice, 1, new Wish.Whisper(user("bob"), "psst"));

    assertThat(entries(routing, bob))
        .containsExactly(new Happening.Whispered(user("alice"), "psst"));
    assertThat(entries(routing, alice))
        .containsExactly(new Happening.WhisperedTo(user("bob"), "psst"));
    assertThat(entries(routing, carol)).containsExactly(new Happening.Nothing());
    assertThat(frames(routing, alice)).containsExactly(new ServerFrame.Answer(1, new Reply.Done()));
    assertThat(frames(hear(carol, want(new Span(4, 1))), carol).toString()).doesNotContain("psst");
    assertThat(frames(hear(bob, want(new Span(4, 1))), bob).toString()).contains("psst");
  }

  @Test
  void onlyTheHostMayKick() {
    assertThat(declined(ask(bob, 1, new Wish.Kick(user("carol"))), bob))
        .isEqualTo(Reply.Why.NOT_HOST);
    assertThat(declined(ask(alice, 1, new Wish.Kick(user("dave"))), alice))
        .isEqualTo(Reply.Why.NO_SUCH_MEMBER);
    assertThat(declined(ask(alice, 2, new Wish.Kick(user("alice"))), alice))
        .isEqualTo(Reply.Why.YOURSELF);

    Routing kicked = ask(alice, 3, new Wish.Kick(user("carol")));
    assertThat(entries(kicked, bob)).containsExactly(new Happening.Kicked(user("carol")));
    assertThat(parting(kicked, carol)).isEqualTo(Parting.KICKED);
    assertThat(parting(hear(carol, new ClientFrame.Have(0)), carol))
        .as("asked again")
        .isEqualTo(Parting.KICKED);
  }

  @Test
  void whoMissedTheEndCanStillAsk() {
    var _ = ask(alice, 1, new Wish.Close());

    assertThat(frames(hear(bob, new ClientFrame.Have(3)), bob))
        .containsExactly(new ServerFrame.Head(4));
    assertThat(frames(hear(bob, want(new Span(4, 1))), bob)).hasSize(1);
    assertThat(frames(say(bob, 1, "too late"), bob)).containsExactly(new ServerFrame.Head(4));
    assertThat(parting(hear(bob, new ClientFrame.Have(4)), bob)).isEqualTo(Parting.CLOSED);
  }

  @Test
  void whoKnowsTheEndIsNotToldWhereItIs() {
    var _ = hear(alice, new ClientFrame.Leave());
    assertThat(toldOfHead(START + HeadTimer.QUIET)).as("the host left").containsExactly(bob, carol);

    assertThat(parting(hear(bob, new ClientFrame.Have(4)), bob)).isEqualTo(Parting.CLOSED);
    assertThat(toldOfHead(START + HeadTimer.STILL_QUIET)).containsExactly(carol);
  }

  private List<Member> toldOfHead(long now) {
    return rooms.tellHeads(now).stream().flatMap(dispatch -> dispatch.audience().stream()).toList();
  }

  @Test
  void whoComesBackIsTheMemberItWas() {
    var _ = say(bob, 1, "hi");
    ResumeSecret secret = secret(entered);
    Entered back = (Entered) resume("alice", secret);

    assertThat(back.member()).isSameAs(alice);
    assertThat(back.host()).isEqualTo(user("alice"));
    assertThat(back.dispatches()).as("nobody is told").isEmpty();
    assertThat(secret(back)).isNotEqualTo(secret);
  }

  @Test
  void anAnswerThatIsLostLocksNobodyOut() {
    ResumeSecret secret = secret(entered);
    var _ = resume("alice", secret);
    var _ = resume("alice", secret);
    Entered back = (Entered) resume("alice", secret);

    var _ = rooms.authorize(START, back.member().token(), room("attic"), back.member().endpoint());
    assertThat(resume("alice", secret)).as("now it is outdated").isEqualTo(cannotResume());
    assertThat(resume("alice", secret(back))).isInstanceOf(Entered.class);
  }

  @Test
  void aForeignSecretIsRefused() {
    assertThat(resume("bob", secret(entered))).isEqualTo(cannotResume());
    assertThat(resume("alice", new ResumeSecret("guess"))).isEqualTo(cannotResume());
  }

  @Test
  void theOldTokenIsGoodForNothing() {
    var before = alice.token();
    var _ = resume("alice", secret(entered));

    assertThat(rooms.authorize(START, before, room("attic"), at(1, 5000)))
        .isEqualTo(new Authorization.Denied(DropReason.UNKNOWN_TOKEN));
  }

  @Test
  void whatWasSentBeforeSomebodyCameBackIsNotDoneAfterwards() {
    Authorization.Granted before =
        (Authorization.Granted) rooms.authorize(START, alice.token(), room("attic"), at(1, 5000));
    var _ = resume("alice", secret(entered));

    assertThat(inStay(before, new ClientFrame.Say(1, Utterance.of("late words"))))
        .isEqualTo(new Dropped(DropReason.UNKNOWN_TOKEN, List.of()));
    assertThat(inStay(before, new ClientFrame.Leave()))
        .isEqualTo(new Dropped(DropReason.UNKNOWN_TOKEN, List.of()));
    Authorization.Granted now =
        (Authorization.Granted)
            rooms.authorize(START, alice.token(), room("attic"), alice.endpoint());
    assertThat(entries(inStay(now, new ClientFrame.Say(1, Utterance.of("first words"))), bob))
        .containsExactly(new Happening.Said(user("alice"), "first words"));
  }

  private Routing inStay(Authorization.Granted by, ClientFrame frame) {
    return new MessageRouter(rooms)
        .inStay(by.member(), by.stay(), () -> rooms.hear(START, by.member(), frame, 1))
        .get();
  }

  private void sayMuch(int count) {
    for (int id = 1; id <= count; id++) {
      var _ = say(START + seconds(id), alice, id, "text " + id);
    }
  }

  private Entered enter(String name) {
    return (Entered) rooms.create(START, room("attic"), reader(name, none()), Optional.empty());
  }

  private Entered join(String name) {
    return (Entered) rooms.join(START, room("attic"), reader(name, none()), Optional.empty());
  }

  private Entrance resume(String name, ResumeSecret secret) {
    LogRequest request = request(Optional.of(secret));
    return rooms.resume(START, room("attic"), reader(name, request), request, secret);
  }

  private static Entrance cannotResume() {
    return new Entrance.Refused(StatusCode.Known.CANNOT_RESUME);
  }

  private static ResumeSecret secret(Entered entered) {
    return entered.log().orElseThrow().resume();
  }

  private static Applicant reader(String name, LogRequest request) {
    return new Applicant(
        user(name),
        at(1, 5000),
        OptionalInt.empty(),
        Rooms.TONGUE,
        Liveness.KEEPALIVE,
        Optional.of(request));
  }

  private static LogRequest none() {
    return request(Optional.empty());
  }

  private static LogRequest request(Optional<ResumeSecret> secret) {
    return new LogRequest(secret, LogRequest.DATAGRAM_DEFAULT);
  }

  private Routing say(Member member, long id, String text) {
    return say(START, member, id, text);
  }

  private Routing say(long now, Member member, long id, String text) {
    return rooms.hear(
        now, member, new ClientFrame.Say(id, text), StampedText.count(member.name(), text));
  }

  private Routing ask(Member member, long id, Wish wish) {
    return hear(member, new ClientFrame.Ask(id, wish));
  }

  private Routing hear(Member member, ClientFrame frame) {
    return rooms.hear(START, member, frame, 1);
  }

  private static ClientFrame want(Span... spans) {
    return new ClientFrame.Want(List.of(spans));
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static List<Happening> entries(Routing routing, Member reader) {
    List<Happening> entries = new ArrayList<>();
    for (Dispatch dispatch : routing.dispatches()) {
      if (dispatch.audience().contains(reader)
          && dispatch.event() instanceof Happened(LogEntry entry)) {
        entries.add(entry.what());
      }
    }
    return entries;
  }

  private static List<ServerFrame> frames(Routing routing, Member reader) {
    List<ServerFrame> frames = new ArrayList<>();
    for (Dispatch dispatch : routing.dispatches()) {
      if (dispatch.audience().contains(reader)) {
        switch (dispatch.event()) {
          case Framed(ServerFrame frame) -> frames.add(frame);
          case Repeated(Bytes frame) -> frames.add(FrameCodec.decodeServer(frame));
          case Happened _, Spoke _, Announced _, KeptAlive _ -> {}
        }
      }
    }
    return frames;
  }

  private static Parting parting(Routing routing, Member reader) {
    return ((ServerFrame.Bye) frames(routing, reader).getFirst()).why();
  }

  private static Reply.Why declined(Routing routing, Member reader) {
    ServerFrame.Answer answer = (ServerFrame.Answer) frames(routing, reader).getFirst();
    return ((Reply.Declined) answer.reply()).why();
  }
}
