package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.SayResult.Accepted;
import chat.client.session.SayResult.Over;
import chat.client.session.SayResult.TooLong;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.Said;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.notice.Notice;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChatSessionTest {
  private static final RoomName ROOM = new RoomName("ops");

  private static Connector connector(FakeServer server) {
    return new Connector(
        new ServerAddress("127.0.0.1", server.tcpPort()),
        OptionalInt.of(server.udpPort()),
        System::nanoTime);
  }

  private static ChatSession open(FakeServer server, Way way, String name) throws Exception {
    EntryRequest request = new EntryRequest(way, ROOM, new UserName(name), Optional.empty());
    return ((Opened) connector(server).enter(request)).session();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoMembersTalkAndLeave(boolean grants) throws Exception {
    try (FakeServer server = new FakeServer(grants ? Manners.OURS : Manners.PLAIN);
        ChatSession alice = open(server, Way.CREATE, "alice");
        ChatSession bob = open(server, Way.JOIN, "bob")) {
      assertThat(alice.take()).isEqualTo(new Noticed(new Notice.Joined(new UserName("bob"))));
      assertThat(bob.say("こんにちは")).isEqualTo(new Accepted());
      assertThat(alice.take()).isEqualTo(new Said("bob: こんにちは"));
      bob.leave();
      assertThat(bob.take()).isEqualTo(new Left());
      assertThat(bob.say("still here?")).isEqualTo(new Over());
      assertThat(alice.take()).isEqualTo(new Noticed(new Notice.Left(new UserName("bob"))));
    }
  }

  @Test
  void hearsBeforeItHasSaidAnything() throws Exception {
    try (FakeServer server = new FakeServer(Manners.PLAIN);
        ChatSession alice = open(server, Way.CREATE, "alice")) {
      server.send("ops", "somebody: hello");
      assertThat(alice.take()).isEqualTo(new Said("somebody: hello"));
    }
  }

  @Test
  void refusesWhatDoesNotFitAndSaysHowMuch() throws Exception {
    try (FakeServer server = new FakeServer(Manners.OURS);
        ChatSession alice = open(server, Way.CREATE, "alice")) {
      int max = alice.maxText();
      assertThat(alice.say("あ".repeat(max / 3 + 1))).isEqualTo(new TooLong(3 - max % 3));
      assertThat(alice.say("x".repeat(max))).isEqualTo(new Accepted());
      assertThat(server.nextSaid()).hasSize(max);
    }
  }

  @Test
  void saysNothingThatDrivesATerminal() throws Exception {
    try (FakeServer server = new FakeServer(Manners.OURS);
        ChatSession alice = open(server, Way.CREATE, "alice")) {
      alice.say("\u001b");
      alice.say("a\u001b[2Jb");
      assertThat(server.nextSaid()).isEqualTo("a[2Jb");
    }
  }

  @Test
  void saysEverythingInOrderBeforeItLeaves() throws Exception {
    Manners slow = new Manners(true, Duration.ofSeconds(5), Optional.of(new Rate(10, 1000)));
    try (FakeServer server = new FakeServer(slow);
        ChatSession alice = open(server, Way.CREATE, "alice")) {
      for (int i = 0; i < 500; i++) {
        assertThat(alice.say("line " + i)).isEqualTo(new Accepted());
      }
      alice.leave();
      for (int i = 0; i < 500; i++) {
        assertThat(server.nextSaid()).isEqualTo("line " + i);
      }
      assertThat(server.nextSaid()).isEqualTo("/quit");
      assertThat(alice.take()).isEqualTo(new Left());
    }
  }

  @Test
  void whatWasSentIsSentThoughTheStayIsOver() throws Exception {
    try (FakeServer server = new FakeServer(Manners.OURS);
        ChatSession alice = open(server, Way.CREATE, "alice")) {
      assertThat(alice.say("hi")).isEqualTo(new Accepted());
      assertThat(server.nextSaid()).isEqualTo("hi");
      server.closeRooms(Notice.Cause.HOST_LEFT);
      assertThat(alice.take()).isInstanceOf(Closed.class);

      assertThat(alice.awaitSent()).isTrue();
    }
  }

  @Test
  void hearsThatTheRoomIsClosed() throws Exception {
    try (FakeServer server = new FakeServer(Manners.OURS);
        ChatSession alice = open(server, Way.CREATE, "alice")) {
      server.closeRooms(Notice.Cause.SERVER_STOPPING);
      assertThat(alice.take()).isEqualTo(new Closed(Notice.Cause.SERVER_STOPPING));
      assertThat(alice.awaitOver(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void noticesAServerThatIsGone() throws Exception {
    try (FakeServer server = new FakeServer(Manners.PLAIN);
        ChatSession alice = open(server, Way.CREATE, "alice")) {
      server.vanish();
      alice.say("anybody?");
      alice.say("hello?");
      assertThat(alice.take()).isEqualTo(new Lost(Loss.UNREACHABLE));
    }
  }

  @Test
  void noticesAServerThatFallsSilent() throws Exception {
    Manners quick = new Manners(true, Duration.ofMillis(100), Optional.empty());
    try (FakeServer server = new FakeServer(quick);
        ChatSession alice = open(server, Way.CREATE, "alice")) {
      server.fallSilent();
      assertThat(alice.take()).isEqualTo(new Lost(Loss.SILENT));
    }
  }

  @Test
  void closingEndsAWaitForEvents() throws Exception {
    try (FakeServer server = new FakeServer(Manners.OURS)) {
      ChatSession alice = open(server, Way.CREATE, "alice");
      alice.close();
      assertThat(alice.take()).isEqualTo(new Left());
    }
  }
}
