package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.StatusCode;
import chat.protocol.notice.Notice;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LastingSessionTest {
  private static final Manners QUICK =
      new Manners(true, Duration.ofMillis(100), Optional.of(new Rate(10, 40)));

  /** One at once, and the next one after minutes. */
  private static final Manners SLOW =
      new Manners(true, Duration.ofSeconds(5), Optional.of(new Rate(2, 0.01)));

  private static final RoomName ROOM = new RoomName("ops");

  private final BlockingQueue<StayEvent> events = new LinkedBlockingQueue<>();
  private FakeServer server;
  private Connector connector;

  @BeforeEach
  void start() throws Exception {
    start(QUICK);
  }

  private void start(Manners manners) throws Exception {
    server = new FakeServer(manners);
    connector =
        new Connector(
            new ServerAddress("127.0.0.1", server.tcpPort()),
            OptionalInt.of(server.udpPort()),
            System::nanoTime);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private ChatSession enter(Way way, String name) throws Exception {
    EntryRequest request = new EntryRequest(way, ROOM, new UserName(name), Optional.empty());
    return ((Opened) connector.enter(request)).session();
  }

  private LastingSession stay(Way way, String name, boolean reconnects) throws Exception {
    LastingSession stay = new LastingSession(enter(way, name), connector, reconnects);
    stay.start(events::add);
    return stay;
  }

  private StayEvent await(Predicate<StayEvent> wanted) throws Exception {
    StayEvent event;
    do {
      event = events.poll(30, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("waited in vain");
      }
    } while (!wanted.test(event));
    return event;
  }

  private void restart() throws Exception {
    int tcp = server.tcpPort();
    int udp = server.udpPort();
    server.vanish();
    await(StayEvent.Broken.class::isInstance);
    server = new FakeServer(QUICK, tcp, udp);
  }

  @Test
  void aHostComesBackAfterARestart() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      assertThat(alice.post("before")).isEqualTo(new PostResult.Accepted());
      assertThat(server.nextSaid()).isEqualTo("before");
      restart();
      await(StayEvent.Back.class::isInstance);
      assertThat(server.members("ops")).containsExactly("alice");
      assertThat(alice.health()).isEqualTo(new Health.Alive());
      assertThat(alice.post("after")).isEqualTo(new PostResult.Accepted());
      assertThat(server.nextSaid()).isEqualTo("after");
    }
  }

  @Test
  void whatWaitsWhenTheRoomClosesIsToldOnce() throws Exception {
    server.close();
    start(SLOW);
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      for (String text : List.of("one", "two", "three")) {
        assertThat(alice.post(text)).isEqualTo(new PostResult.Accepted());
      }
      assertThat(server.nextSaid()).isEqualTo("one");
      server.closeRooms(Notice.Cause.HOST_LEFT);

      assertThat(await(StayEvent.Unsent.class::isInstance))
          .isEqualTo(new StayEvent.Unsent(List.of("two", "three")));
      assertThat(await(event -> !(event instanceof StayEvent.Happened)))
          .isInstanceOf(StayEvent.Over.class);
    }
  }

  @Test
  void whatWasSaidToAServerThatIsGoneIsInDoubt() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      server.fallSilent();
      assertThat(alice.post("anybody there?")).isEqualTo(new PostResult.Accepted());

      assertThat(await(StayEvent.Unconfirmed.class::isInstance))
          .isEqualTo(new StayEvent.Unconfirmed(List.of("anybody there?")));
    }
  }

  @Test
  void aConnectionThatBrokeGivesItsPortBackAtOnce() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      InetSocketAddress port = server.address("ops", "alice");
      server.fallSilent();
      assertThat(await(StayEvent.Broken.class::isInstance))
          .isEqualTo(new StayEvent.Broken(new Lost(Loss.SILENT)));
      TalkPortTest.awaitFree(port);
      assertThat(alice.health()).isNotInstanceOf(Health.Alive.class);
    }
  }

  @Test
  void whileItIsDownNothingIsTakenAndWhoHurriesIsHeard() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      int tcp = server.tcpPort();
      int udp = server.udpPort();
      server.vanish();
      assertThat(await(StayEvent.Broken.class::isInstance))
          .isEqualTo(new StayEvent.Broken(new Lost(Loss.UNREACHABLE)));
      assertThat(alice.post("lost?")).isEqualTo(new PostResult.Down());
      assertThat(alice.health()).isNotInstanceOf(Health.Alive.class);
      server = new FakeServer(QUICK, tcp, udp);
      alice.hurry();
      await(StayEvent.Back.class::isInstance);
    }
  }

  @Test
  void aGuestWaitsForTheHostAndForItsOldPlace() throws Exception {
    try (LastingSession bob = guest()) {
      restart();
      assertThat(await(StayEvent.Denied.class::isInstance))
          .isEqualTo(denied(StatusCode.Known.NO_SUCH_ROOM));
      try (ChatSession host = enter(Way.CREATE, "alice");
          ChatSession old = enter(Way.JOIN, "bob")) {
        bob.hurry();
        assertThat(await(StayEvent.Denied.class::isInstance))
            .isEqualTo(denied(StatusCode.Known.NAME_TAKEN));
        old.leave();
        await(StayEvent.Back.class::isInstance);
        assertThat(server.members("ops")).containsExactly("alice", "bob");
        assertThat(host.entered().request().way()).isEqualTo(Way.CREATE);
      }
    }
  }

  private LastingSession guest() throws Exception {
    try (ChatSession host = enter(Way.CREATE, "alice")) {
      assertThat(host.entered().request().room()).isEqualTo(ROOM);
      return stay(Way.JOIN, "bob", true);
    }
  }

  @Test
  void aHostWaitsUntilTheOldRoomIsClosed() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      int tcp = server.tcpPort();
      int udp = server.udpPort();
      server.vanish();
      await(StayEvent.Broken.class::isInstance);
      server = new FakeServer(QUICK, tcp, udp);
      try (ChatSession other = enter(Way.CREATE, "other")) {
        assertThat(await(StayEvent.Denied.class::isInstance))
            .isEqualTo(denied(StatusCode.Known.ROOM_EXISTS));
        other.leave();
        await(StayEvent.Back.class::isInstance);
        assertThat(server.members("ops")).containsExactly("alice");
        assertThat(alice.current().entered().request().way()).isEqualTo(Way.CREATE);
      }
    }
  }

  @Test
  void aServerThatStopsIsWaitedForButAHostThatLeavesIsNot() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      server.closeRooms(Notice.Cause.SERVER_STOPPING);
      await(StayEvent.Back.class::isInstance);
      server.closeRooms(Notice.Cause.HOST_LEFT);
      assertThat(alice.awaitEnd())
          .isEqualTo(new StayEvent.Over(new Closed(Notice.Cause.HOST_LEFT), Optional.empty()));
    }
  }

  @Test
  void whoDoesNotWantToComeBackDoesNot() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", false)) {
      server.closeRooms(Notice.Cause.SERVER_STOPPING);
      assertThat(alice.awaitEnd().how()).isEqualTo(new Closed(Notice.Cause.SERVER_STOPPING));
    }
  }

  @Test
  void givingUpEndsIt() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      server.vanish();
      await(StayEvent.Broken.class::isInstance);
      alice.leave();
      assertThat(alice.awaitEnd().how()).isEqualTo(new Lost(Loss.UNREACHABLE));
    }
  }

  @Test
  void manyLinesAreTakenAtOnceAndSentUnderTheRateBeforeLeaving() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      for (int i = 0; i < 60; i++) {
        assertThat(alice.post("line " + i)).isEqualTo(new PostResult.Accepted());
      }
      assertThat(alice.waiting()).isPositive();
      alice.leave();
      for (int i = 0; i < 60; i++) {
        assertThat(server.nextSaid()).isEqualTo("line " + i);
      }
      assertThat(alice.awaitEnd().how()).isEqualTo(new SessionEvent.Left());
    }
  }

  @Test
  void whatWaitedWhenTheConnectionBrokeIsSaidAfterwards() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      for (int i = 0; i < 100; i++) {
        alice.post("line " + i);
      }
      assertThat(server.nextSaid()).isEqualTo("line 0");
      restart();
      String said = server.nextSaid();
      while (!said.equals("line 99")) {
        assertThat(said).startsWith("line ");
        said = server.nextSaid();
      }
    }
  }

  @Test
  void whatIsTooLongOrTooMuchIsNotTaken() throws Exception {
    try (LastingSession alice = stay(Way.CREATE, "alice", true)) {
      String longest = "x".repeat(alice.current().maxText());
      assertThat(alice.post(longest + "y")).isEqualTo(new PostResult.TooLong(1));
      PostResult result = new PostResult.Accepted();
      for (int i = 0; i < Outbox.TEXTS_MAX + 100 && result instanceof PostResult.Accepted; i++) {
        result = alice.post("line");
      }
      assertThat(result).isEqualTo(new PostResult.Full());
    }
  }

  @Test
  void nothingIsTakenOnceTheEndIsTold() throws Exception {
    LastingSession alice = new LastingSession(enter(Way.CREATE, "alice"), connector, true);
    BlockingQueue<PostResult> results = new LinkedBlockingQueue<>();
    alice.start(
        event -> {
          if (event instanceof StayEvent.Over) {
            results.add(alice.post("too late"));
          }
        });
    try (alice) {
      server.closeRooms(Notice.Cause.HOST_LEFT);
      assertThat(results.poll(30, TimeUnit.SECONDS)).isEqualTo(new PostResult.Down());
      assertThat(alice.awaitEnd().how()).isEqualTo(new Closed(Notice.Cause.HOST_LEFT));
    }
  }

  @Test
  void whateverBreaksWhoWaitsForTheEndIsTold() throws Exception {
    LastingSession alice = new LastingSession(enter(Way.CREATE, "alice"), connector, true);
    alice.start(
        _ -> {
          throw new NoClassDefFoundError("the jar was replaced");
        });
    try (alice;
        ChatSession bob = enter(Way.JOIN, "bob")) {
      assertThat(bob.entered().request().way()).isEqualTo(Way.JOIN);
      assertThat(CompletableFuture.supplyAsync(alice::awaitEnd).get(20, TimeUnit.SECONDS).how())
          .isInstanceOf(SessionEvent.Failed.class);
      assertThat(alice.post("too late")).isEqualTo(new PostResult.Down());
    }
  }

  private static StayEvent.Denied denied(StatusCode status) {
    return new StayEvent.Denied(new Refused(status, ""));
  }
}
