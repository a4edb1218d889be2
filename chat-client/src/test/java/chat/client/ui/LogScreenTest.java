package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.RealServer;
import chat.client.fake.Running;
import chat.client.fake.Settings;
import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ServerAddress;
import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Happened;
import chat.client.session.SessionEvent.Kicked;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.frame.Happening;
import chat.protocol.notice.Notice;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person sees of a room whose log we read; with the real server. */
@Timeout(60)
class LogScreenTest {
  private static final UserName ALICE = new UserName("alice");
  private static final UserName BOB = new UserName("bob");

  private final Texts texts = new Texts(Language.EN);
  private RealServer server;
  private FakeScreen screen;
  private ChatSession alice;

  @BeforeEach
  void start() throws Exception {
    server = new RealServer();
    screen = new FakeScreen(120, 24);
    alice = enter(Way.CREATE, "alice", 0);
  }

  @AfterEach
  void stop() {
    alice.close();
    server.close();
  }

  private Connector connector(int earlier) {
    return new Connector(
            new ServerAddress("127.0.0.1", server.tcpPort()), OptionalInt.empty(), System::nanoTime)
        .tellingEarlier(earlier);
  }

  private ChatSession enter(Way way, String name, int earlier) throws Exception {
    EntryRequest request =
        new EntryRequest(way, new RoomName("ops"), new UserName(name), Optional.empty());
    return ((Opened) connector(earlier).enter(request)).session();
  }

  private Running<ChatEnd> watching(ChatSession session) throws Exception {
    Console console =
        new JLineConsole(screen.terminal(), Theme.of(Map.of("TERM", "xterm-256color")));
    Connector connector = connector(0);
    Sentences sentences = new Sentences(texts, connector.address());
    Running<ChatEnd> chat =
        new Running<>(
            () ->
                new ChatScreen(session, connector, console, texts, sentences, Settings.plain())
                    .run());
    screen.awaitPrompt(session.entered().request().user() + ":");
    return chat;
  }

  private void type(String line) throws Exception {
    screen.type(line + FakeScreen.ENTER);
  }

  private static void until(ChatSession session, SessionEvent wanted) throws InterruptedException {
    while (!session.take().equals(wanted)) {}
  }

  private static Happening untilHappened(ChatSession session, Class<? extends Happening> kind)
      throws InterruptedException {
    while (true) {
      if (session.take() instanceof Happened(var entry) && kind.isInstance(entry.what())) {
        return entry.what();
      }
    }
  }

  @Test
  void ourOwnWordsStandInTheirPlaceAmongThoseOfOthers() throws Exception {
    Running<ChatEnd> chat = watching(alice);
    try (ChatSession bob = enter(Way.JOIN, "bob", 0)) {
      screen.awaitLine("[system] bob joined.");
      bob.say("one");
      screen.awaitLine("bob: one");
      type("two");
      screen.awaitLine("alice: two");
      assertThat(untilHappened(bob, Happening.Said.class))
          .isEqualTo(new Happening.Said(BOB, "one"));
      assertThat(untilHappened(bob, Happening.Said.class))
          .isEqualTo(new Happening.Said(ALICE, "two"));
    }
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void whoeverComesSeesWhatWasSaidBefore() throws Exception {
    alice.say("early");
    alice.say("later");
    untilHappened(alice, Happening.Said.class);
    untilHappened(alice, Happening.Said.class);

    ChatSession bob = enter(Way.JOIN, "bob", 2);
    Running<ChatEnd> chat = watching(bob);
    screen.awaitLine("--- said earlier ---");
    screen.awaitLine(Pattern.compile("\\d\\d:\\d\\d alice: early"));
    screen.awaitLine(Pattern.compile("\\d\\d:\\d\\d alice: later"));
    screen.awaitLine("--- now ---");

    type("/history 1");
    screen.awaitLine(Pattern.compile("\\d\\d:\\d\\d \\[system\\] alice joined\\."));
    type("/history");
    screen.awaitLine("The server keeps nothing older.");
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void whoCameAndWentIsNoHistory() throws Exception {
    ChatSession bob = enter(Way.JOIN, "bob", 50);
    Running<ChatEnd> chat = watching(bob);
    alice.say("hello");
    screen.awaitLine("alice: hello");
    screen.await("no history", lines -> lines.stream().noneMatch(line -> line.startsWith("---")));
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void whatIsTypedWithoutAServerIsKeptAndSaidToBe() throws Exception {
    Running<ChatEnd> chat = watching(alice);
    // A server that stops before it has told her that she came cannot tell her that it stops.
    try (ChatSession _ = enter(Way.JOIN, "bob", 0)) {
      screen.awaitLine("[system] bob joined.");
    }
    server.close();
    screen.awaitLine(
        "The server is stopping. Trying to come back: Enter tries now, Ctrl-C gives up.");
    type("later");
    screen.awaitLine("There is no connection now. It will be said when it is back.");
    screen.await(
        "what waits",
        lines ->
            lines.stream()
                .anyMatch(line -> line.contains(" | 1 not confirmed | lost, trying again")));
    screen.type(FakeScreen.CTRL_C);
    screen.awaitLine("Not sent: later");
    assertThat(chat.result()).isInstanceOf(ChatEnd.Over.class);
  }

  @Test
  void aPrivateWordIsForTwo() throws Exception {
    Running<ChatEnd> chat = watching(alice);
    try (ChatSession bob = enter(Way.JOIN, "bob", 0);
        ChatSession carol = enter(Way.JOIN, "carol", 0)) {
      screen.awaitLine("[system] carol joined.");
      type("/msg bob psst");
      screen.awaitLine("[private] alice → bob: psst");
      assertThat(untilHappened(bob, Happening.Whispered.class))
          .isEqualTo(new Happening.Whispered(ALICE, "psst"));
      assertThat(untilHappened(carol, Happening.Nothing.class)).isEqualTo(new Happening.Nothing());
      type("/msg dave psst");
      screen.awaitLine("Nobody of that name is here. /who tells who is.");
      type("/msg alice psst");
      screen.awaitLine("That is you.");
    }
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void aPrivateWordIsForWhomItIsMeant() throws Exception {
    Running<ChatEnd> chat = watching(alice);
    try (ChatSession bob = enter(Way.JOIN, "bob", 0);
        ChatSession other = enter(Way.JOIN, "bob I", 0)) {
      screen.awaitLine("[system] bob I joined.");
      type("/msg bob I think so");
      screen.awaitLine(
          "More than one member could be meant. Put the name in quotes: /msg \"NAME\" TEXT");
      screen.type(FakeScreen.CTRL_U);
      type("/msg \"bob\" I think so");
      screen.awaitLine("[private] alice → bob: I think so");
      assertThat(untilHappened(bob, Happening.Whispered.class))
          .isEqualTo(new Happening.Whispered(ALICE, "I think so"));
      assertThat(untilHappened(other, Happening.Nothing.class)).isNotNull();
    }
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  /** Tab writes the name as it is, and quotes may be a part of it. */
  @Test
  void aPrivateWordReachesWhoHasQuotesInTheName() throws Exception {
    Running<ChatEnd> chat = watching(alice);
    try (ChatSession quoted = enter(Way.JOIN, "\"bob\"", 0)) {
      screen.awaitLine("[system] \"bob\" joined.");
      type("/msg \"bob\" alone");
      screen.awaitLine("[private] alice → \"bob\": alone");
      try (ChatSession bob = enter(Way.JOIN, "bob", 0)) {
        screen.awaitLine("[system] bob joined.");
        type("/msg \"bob\" secret");
        screen.awaitLine(
            "More than one member could be meant. Put the name in quotes: /msg \"NAME\" TEXT");
        screen.type(FakeScreen.CTRL_U);
        type("/msg \"\"bob\"\" for one");
        screen.awaitLine("[private] alice → \"bob\": for one");
        type("/msg bob for the other");
        screen.awaitLine("[private] alice → bob: for the other");
        assertThat(untilHappened(quoted, Happening.Whispered.class))
            .isEqualTo(new Happening.Whispered(ALICE, "alone"));
        assertThat(untilHappened(quoted, Happening.Whispered.class))
            .isEqualTo(new Happening.Whispered(ALICE, "for one"));
        assertThat(untilHappened(bob, Happening.Whispered.class))
            .isEqualTo(new Happening.Whispered(ALICE, "for the other"));
      }
    }
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void aHostCanSendSomebodyAwayAndClose() throws Exception {
    Running<ChatEnd> chat = watching(alice);
    ChatSession bob = enter(Way.JOIN, "bob", 0);
    ChatSession carol = enter(Way.JOIN, "carol", 0);
    screen.awaitLine("[system] carol joined.");
    type("/kick \"bob\"");
    screen.awaitLine("[system] bob was sent away by the host.");
    screen.awaitLine("ops | alice | 2 here | connected");
    until(bob, new Kicked());
    type("/close");
    until(carol, new Closed(Notice.Cause.HOST_CLOSED));
    assertThat(chat.result()).isEqualTo(new ChatEnd.Over(new Closed(Notice.Cause.HOST_CLOSED)));
    screen.awaitLine("The host closed the room.");
    bob.close();
    carol.close();
  }

  @Test
  void aGuestMayNot() throws Exception {
    ChatSession bob = enter(Way.JOIN, "bob", 0);
    Running<ChatEnd> chat = watching(bob);
    type("/kick alice");
    screen.awaitLine("Only the host may do that.");
    type("/close");
    screen.awaitLine("Only the host may do that.");
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }
}
