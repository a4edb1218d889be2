package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.server.room.Dispatch;
import chat.server.room.LogRequest;
import chat.server.room.Member;
import chat.server.room.RoomEvent;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogTest {
  private static final RoomName LOUD = new RoomName("loud");
  private static final RoomName QUIET = new RoomName("quiet");
  private static final int PLAIN = 0;

  private final Crew crew = new Crew();
  private final RoomRegistry rooms = crew.rooms();
  private final Backlog backlog = new Backlog();
  private final Map<Member, List<Bytes>> mail = new HashMap<>();
  private final Map<Member, Long> ids = new HashMap<>();
  private final List<Member> order = new ArrayList<>();

  @Test
  void whatComesAloneGoesOutAsEver() {
    Member alice = enter(LOUD, "alice", 1200);
    Member bob = enter(LOUD, "bob", PLAIN);

    speak(alice, "hi");
    sendAll();

    assertThat(mail(bob)).containsExactly(Bytes.utf8("alice: hi"));
    assertThat(mail(alice)).extracting(FrameCodec::decodeServer).hasSize(2);
    assertThat(FrameCodec.decodeServer(mail(alice).getFirst()))
        .isInstanceOf(ServerFrame.Event.class);
  }

  @Test
  void whoSpeaksHearsItselfLast() {
    Member alice = enter(LOUD, "alice", 1200);
    Member bob = enter(LOUD, "bob", 1200);
    Member carol = enter(LOUD, "carol", PLAIN);

    speak(alice, "hi");
    sendAll();
    assertThat(order).containsExactly(bob, carol, alice, alice);
    assertThat(mail(alice))
        .extracting(FrameCodec::decodeServer)
        .hasExactlyElementsOfTypes(ServerFrame.Event.class, ServerFrame.Said.class);
  }

  @Test
  void whatHasPiledUpGoesOutTogetherToWhoReadsTheLog() {
    Member alice = enter(LOUD, "alice", 1200);
    Member carol = enter(LOUD, "carol", 4094);
    Member bob = enter(LOUD, "bob", PLAIN);

    for (int i = 0; i < 40; i++) {
      speak(alice, "message number " + i);
    }
    sendAll();

    assertThat(mail(bob)).hasSize(40);
    // 40 entries of some 40 bytes each.
    assertThat(mail(carol)).hasSize(1);
    assertThat(mail(alice)).hasSize(2 + 1);
    assertThat(mail(alice)).allMatch(datagram -> datagram.size() <= 1200);
    assertThat(FrameCodec.decodeServer(mail(alice).getLast()))
        .as("one receipt confirms all")
        .isEqualTo(new ServerFrame.Said(40, 43));
  }

  @Test
  void whatHasPiledUpGoesToOneMemberAfterTheOther() {
    Member alice = enter(LOUD, "alice", PLAIN);
    Member bob = enter(LOUD, "bob", PLAIN);
    Member carol = enter(LOUD, "carol", PLAIN);
    for (int time = 0; time < 3; time++) {
      order.clear();
      for (int i = 0; i < Round.LINES_MAX; i++) {
        speak(alice, "text " + i);
      }
      speak(bob, "one more");

      sendAll();

      assertThat(order).isEqualTo(aFullRow(bob, carol, List.of(alice, carol)));
    }
  }

  private static List<Member> aFullRow(Member one, Member other, List<Member> then) {
    return Stream.of(
            Collections.nCopies(Round.LINES_MAX, one),
            Collections.nCopies(Round.LINES_MAX, other),
            then)
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void whatHasManyLinesGoesAlone() {
    Member alice = enter(LOUD, "alice", PLAIN);
    Member bob = enter(LOUD, "bob", PLAIN);
    Member carol = enter(LOUD, "carol", PLAIN);
    speak(alice, "one");
    // It may take a datagram for each line.
    speak(alice, "two" + "\n".repeat(Round.LINES_MAX - 1));
    speak(alice, "three");
    speak(alice, "four\nfive");
    sendAll();

    assertThat(order).containsExactly(bob, carol, bob, carol, bob, bob, carol, carol);
  }

  @Test
  void plainMembersBesideReadersGetNoMoreAtOnce() {
    Member alice = enter(LOUD, "alice", 1200);
    Member bob = enter(LOUD, "bob", PLAIN);
    Member carol = enter(LOUD, "carol", PLAIN);
    for (int i = 0; i <= Round.LINES_MAX; i++) {
      speak(alice, "text " + i);
    }
    sendAll();

    order.removeIf(alice::equals);
    assertThat(order).isEqualTo(aFullRow(bob, carol, List.of(bob, carol)));
  }

  @Test
  void whoComesOrGoesMeanwhileHearsWhatWasSaidWhileItWasThere() {
    Member alice = enter(LOUD, "alice", PLAIN);
    Member bob = enter(LOUD, "bob", PLAIN);
    speak(alice, "one");
    Member carol = enter(LOUD, "carol", PLAIN);
    speak(alice, "two");
    dispatch(rooms.leave(0, bob).dispatches());
    speak(alice, "three");
    sendAll();

    assertThat(mail(bob)).startsWith(Bytes.utf8("alice: one"), Bytes.utf8("alice: two"));
    assertThat(mail(bob)).doesNotContain(Bytes.utf8("alice: three"));
    assertThat(mail(carol)).startsWith(Bytes.utf8("alice: two"));
    assertThat(mail(carol)).endsWith(Bytes.utf8("alice: three"));
  }

  /** With a thousand members that would be a tenth of a millisecond for the first of them. */
  @Test
  void whatIsAloneGoesOutBeforeAllWereLookedAt() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      members.add(enter(LOUD, "m" + i, 1200));
    }
    AtomicInteger looks = new AtomicInteger();
    List<Member> watched =
        new AbstractList<>() {
          @Override
          public Member get(int index) {
            looks.incrementAndGet();
            return members.get(index);
          }

          @Override
          public int size() {
            return members.size();
          }
        };
    List<Integer> looksAtPost = new ArrayList<>();
    backlog.add(new Dispatch(LOUD, said("hi"), watched));
    backlog.add(new Dispatch(LOUD, receipt(), List.of(members.getLast())));
    backlog.add(new Dispatch(LOUD, head(), List.of(members.getLast())));
    backlog.send((_, _) -> looksAtPost.add(looks.get()));

    assertThat(looksAtPost.getFirst()).isLessThan(10);
  }

  @Test
  void aReceiptBringsNobodyWhatIsForOthers() {
    Member alice = enter(LOUD, "alice", 1200);
    Member bob = enter(LOUD, "bob", 1200);
    backlog.add(new Dispatch(LOUD, said("hi"), List.of(alice)));
    backlog.add(new Dispatch(LOUD, receipt(), List.of(bob)));
    sendAll();

    assertThat(order).containsExactly(alice, bob);
  }

  @Test
  void whatWasToldServesAgain() {
    Slips slips = new Slips();
    Backlog one = new Backlog(slips);
    Member alice = enter(LOUD, "alice", PLAIN);
    Member bob = enter(LOUD, "bob", PLAIN);
    Set<Slip> used = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Slip slip = slips.write((Routing.Spoken) rooms.say(0, alice, Utterance.of("text " + i), 1));
      used.add(slip);
      one.add(slip);
      if (i % 3 == 0) {
        one.send(this::post);
      }
    }
    while (!one.isEmpty()) {
      one.send(this::post);
    }

    assertThat(used).hasSize(3);
    assertThat(mail(bob))
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> Bytes.utf8("alice: text " + i)).toList());
  }

  /** Whoever counts one among the plain texts that stand beside it counts them all. */
  @Test
  void textsOfAllKindsGoToOneMemberAfterTheOther() {
    Member alice = enter(LOUD, "alice", PLAIN);
    Member bob = enter(LOUD, "bob", PLAIN);
    Member carol = enter(LOUD, "carol", PLAIN);
    for (String text : List.of("one", "二", "three", "四", "五", "six")) {
      speak(alice, text);
    }
    sendAll();

    assertThat(order).startsWith(Collections.nCopies(6, bob).toArray(Member[]::new));
    assertThat(mail(carol)).isEqualTo(mail(bob)).hasSize(6);
  }

  @Test
  void aLoudRoomKeepsNobodyWaiting() {
    Member loud = enter(LOUD, "alice", PLAIN);
    for (int i = 0; i < 999; i++) {
      enter(LOUD, "m" + i, PLAIN);
    }
    Member bob = enter(QUIET, "bob", PLAIN);
    Member carol = enter(QUIET, "carol", PLAIN);

    for (int i = 0; i < 100; i++) {
      speak(loud, "text " + i);
    }
    backlog.send(this::post);
    speak(bob, "hi");
    int before = order.size();
    while (mail(carol).isEmpty()) {
      backlog.send(this::post);
    }

    assertThat(order.size() - before).isLessThanOrEqualTo(2 * Backlog.TURN);
    sendAll();
    assertThat(order).hasSize(100 * 999 + 1);
  }

  @Test
  void aRoomIsFullBeforeAllIs() {
    Member alice = enter(LOUD, "alice", PLAIN);
    enter(LOUD, "bob", PLAIN);
    assertThat(Backlog.ROOM_MAX).as("500 at once are no flood").isGreaterThan(500);
    for (int i = 0; i < Backlog.ROOM_MAX; i++) {
      assertThat(backlog.isFull(LOUD)).isFalse();
      speak(alice, "text");
    }

    assertThat(backlog.isFull(LOUD)).isTrue();
    assertThat(backlog.isFull(QUIET)).isFalse();
    assertThat(backlog.waiting()).isEqualTo(Backlog.ROOM_MAX).isLessThan(Backlog.MAX);
    sendAll();
    assertThat(backlog.isFull(LOUD)).isFalse();
    assertThat(backlog.waiting()).isZero();
  }

  @Test
  void whatCannotBeToldIsGoneAndTheRestIsTold() {
    Member alice = enter(LOUD, "alice", PLAIN);
    Member bob = enter(LOUD, "bob", PLAIN);
    speak(alice, "one");
    rooms.adopt(bob, failingOnce(bob.tongue()));
    speak(alice, "two");

    assertThatThrownBy(this::sendAll).isInstanceOf(IllegalStateException.class);
    sendAll();

    assertThat(mail(bob)).containsExactly(Bytes.utf8("alice: two"));
    assertThat(backlog.waiting()).isZero();
    speak(alice, "three");
    sendAll();
    assertThat(mail(bob)).last().isEqualTo(Bytes.utf8("alice: three"));
  }

  @Test
  void whatCannotBeToldTakesNothingElseWithIt() {
    Member alice = enter(LOUD, "alice", PLAIN);
    Member bob = enter(LOUD, "bob", PLAIN);
    Member carol = enter(LOUD, "carol", PLAIN);
    Member dave = enter(LOUD, "dave", PLAIN);
    speak(alice, "one");
    speak(alice, "two");
    speak(alice, "three");
    rooms.adopt(carol, failingOnce(carol.tongue()));

    assertThatThrownBy(this::sendAll).isInstanceOf(IllegalStateException.class);
    sendAll();

    assertThat(mail(bob)).hasSize(3);
    assertThat(mail(carol)).containsExactly(Bytes.utf8("alice: two"), Bytes.utf8("alice: three"));
    assertThat(mail(dave)).as("it is gone for all").isEqualTo(mail(carol));
  }

  private static Tongue failingOnce(Tongue tongue) {
    AtomicBoolean failed = new AtomicBoolean();
    return new Tongue() {
      @Override
      public Speech speak(Bytes body) {
        return tongue.speak(body);
      }

      @Override
      public List<ServerDatagram> hear(RoomEvent event) {
        if (failed.compareAndSet(false, true)) {
          throw new IllegalStateException("no memory left, for example");
        }
        return tongue.hear(event);
      }
    };
  }

  @Test
  void whoeverLeftIsNotToldOfItEvenWhenMoreWaits() {
    Member alice = enter(LOUD, "alice", 1200);
    Member bob = enter(LOUD, "bob", 1200);
    speak(bob, "first");
    dispatch(rooms.hear(0, alice, new ClientFrame.Leave(), 1).dispatches());
    backlog.add(new Dispatch(LOUD, said("late"), List.of(alice, bob)));
    sendAll();

    assertThat(mail(alice))
        .map(FrameCodec::decodeServer)
        .anyMatch(ServerFrame.Bye.class::isInstance);
    assertThat(heard(alice)).noneMatch(Happening.Closed.class::isInstance);
    assertThat(heard(bob)).anyMatch(Happening.Closed.class::isInstance);
  }

  private static RoomEvent said(String text) {
    return new RoomEvent.Happened(
        new LogEntry(99, Instant.EPOCH, new Happening.Said(new UserName("x"), text)));
  }

  @Test
  void manySizesOfDatagramsAreFew() {
    Set<Integer> sizes = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      int size = new LogRequest(Optional.empty(), i).maxDatagram();
      assertThat(size).isLessThanOrEqualTo(Math.max(i, 1200));
      sizes.add(size);
    }
    assertThat(sizes).hasSizeLessThanOrEqualTo(5).contains(1200, 4094);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everybodyHearsEverythingOnceAndInOrder(long seed) {
    everybodyHearsEverything(seed, PLAIN, 1200, 1500, 4094);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whereNobodyReadsTheLogToo(long seed) {
    everybodyHearsEverything(seed, PLAIN);
  }

  private void everybodyHearsEverything(long seed, int... kinds) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      members.add(enter(i % 2 == 0 ? LOUD : QUIET, "m" + i, kinds[random.nextInt(kinds.length)]));
    }
    Map<RoomName, List<LogEntry>> said = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      Member speaker = members.get(random.nextInt(members.size()));
      String text = i + " " + "x".repeat(random.nextInt(random.nextInt(4) == 0 ? 3000 : 100));
      speak(speaker, text);
      said.computeIfAbsent(speaker.roomName(), name -> new ArrayList<>())
          .add(new LogEntry(i + 1, Instant.EPOCH, new Happening.Said(speaker.name(), text)));
      for (int turns = random.nextInt(3); turns > 0; turns--) {
        backlog.send(this::post);
      }
    }
    sendAll();

    for (Member member : members) {
      List<Happening> all =
          said.getOrDefault(member.roomName(), List.of()).stream().map(LogEntry::what).toList();
      if (member.readsLog()) {
        assertThat(heard(member)).as("seed " + seed).isEqualTo(all);
        assertThat(confirmed(member)).isEqualTo(ids.getOrDefault(member, 0L));
      } else {
        assertThat(mail(member)).as("seed " + seed).isEqualTo(plain(all, member.name()));
      }
    }
  }

  private static List<Bytes> plain(List<Happening> all, UserName but) {
    return all.stream()
        .map(Happening.Said.class::cast)
        .filter(said -> !said.who().equals(but))
        .map(said -> Bytes.utf8(said.who() + ": " + said.text()))
        .toList();
  }

  private List<Happening> heard(Member member) {
    List<LogEntry> entries = new ArrayList<>();
    for (Bytes datagram : mail(member)) {
      switch (FrameCodec.decodeServer(datagram)) {
        case ServerFrame.Event(LogEntry entry) -> entries.add(entry);
        case ServerFrame.Events(List<LogEntry> together) -> {
          assertThat(datagram.size()).isLessThanOrEqualTo(member.datagramMax());
          entries.addAll(together);
        }
        case ServerFrame other -> {}
      }
    }
    assertThat(entries).extracting(LogEntry::seq).isSorted().doesNotHaveDuplicates();
    return entries.stream().map(LogEntry::what).toList();
  }

  private long confirmed(Member member) {
    return mail(member).stream()
        .map(FrameCodec::decodeServer)
        .mapToLong(frame -> frame instanceof ServerFrame.Said(long id, long _) ? id : 0)
        .max()
        .orElse(0);
  }

  private Member enter(RoomName room, String name, int datagramMax) {
    Optional<LogRequest> log =
        datagramMax == PLAIN
            ? Optional.empty()
            : Optional.of(new LogRequest(Optional.empty(), datagramMax));
    return crew.enter(room, name, log);
  }

  private static RoomEvent head() {
    return new RoomEvent.Framed(new ServerFrame.Head(1));
  }

  private static RoomEvent receipt() {
    return new RoomEvent.Framed(new ServerFrame.Said(1, 1));
  }

  private void speak(Member member, String text) {
    Routing routing =
        member.readsLog()
            ? rooms.hear(0, member, new ClientFrame.Say(ids.merge(member, 1L, Long::sum), text), 1)
            : rooms.say(0, member, Utterance.of(text), 1);
    switch (routing) {
      case Routing.Spoken spoken -> backlog.add(spoken);
      case Routing _ -> dispatch(routing.dispatches());
    }
  }

  private void dispatch(List<Dispatch> dispatches) {
    dispatches.forEach(backlog::add);
  }

  private void sendAll() {
    while (!backlog.isEmpty()) {
      backlog.send(this::post);
    }
  }

  private void post(Member to, Bytes datagram) {
    order.add(to);
    mail.computeIfAbsent(to, member -> new ArrayList<>()).add(datagram);
  }

  private List<Bytes> mail(Member member) {
    return mail.getOrDefault(member, List.of());
  }
}
