package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.Running;
import chat.client.fake.Settings;
import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ServerAddress;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.notice.Notice;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChatScreenTest {
  private final Texts texts = new Texts(Language.EN);
  private FakeServer server;
  private FakeScreen screen;
  private ChatSession session;
  private final BlockingQueue<String> rings = new LinkedBlockingQueue<>();
  private ChatSettings settings = Settings.plain();

  @BeforeEach
  void start() throws Exception {
    start(Manners.OURS);
  }

  @AfterEach
  void stop() throws IOException {
    session.close();
    server.close();
  }

  private void start(Manners manners) throws Exception {
    server = new FakeServer(manners);
    screen = new FakeScreen(120, 24);
    session = open(Way.CREATE, "alice");
  }

  private ChatSession open(Way way, String name) throws Exception {
    EntryRequest request =
        new EntryRequest(way, new RoomName("ops"), new UserName(name), Optional.empty());
    return ((Opened) connector().enter(request)).session();
  }

  private Connector connector() {
    return new Connector(
        new ServerAddress("127.0.0.1", server.tcpPort()),
        OptionalInt.of(server.udpPort()),
        System::nanoTime);
  }

  private Running<ChatEnd> chatting() throws Exception {
    Console console =
        ringing(new JLineConsole(screen.terminal(), Theme.of(Map.of("TERM", "xterm-256color"))));
    Sentences sentences = new Sentences(texts, connector().address());
    Running<ChatEnd> chat =
        new Running<>(
            () -> new ChatScreen(session, connector(), console, texts, sentences, settings).run());
    screen.awaitPrompt("alice:");
    return chat;
  }

  /** The same, but one can hear its bell. */
  private Console ringing(Console console) {
    return (Console)
        Proxy.newProxyInstance(
            Console.class.getClassLoader(),
            new Class<?>[] {Console.class},
            (_, method, arguments) -> {
              if (method.getName().equals("ring")) {
                rings.add("ring");
              }
              return method.invoke(console, arguments);
            });
  }

  private void isRung() throws Exception {
    assertThat(rings.poll(20, TimeUnit.SECONDS)).isEqualTo("ring");
    assertThat(rings).isEmpty();
  }

  @Test
  void theBellRingsWhenSomebodySpeaksOfUsOrAsWeLike() throws Exception {
    Running<ChatEnd> chat = chatting();
    try (ChatSession bob = open(Way.JOIN, "bob")) {
      bob.say("hello");
      bob.say("Alice?");
      isRung();
      screen.type("/bell all" + FakeScreen.ENTER);
      screen.awaitLine("Bell: all.");
      bob.say("hello again");
      isRung();
      screen.type("/bell off" + FakeScreen.ENTER);
      screen.awaitLine("Bell: off.");
      bob.say("alice!");
      bob.say("bye");
      screen.awaitLine("bob: bye");
      assertThat(rings).isEmpty();
    }
    screen.awaitPrompt("alice:");
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void aServerThatIsNotHeardIsSaidToBeQuiet() throws Exception {
    stop();
    start(new Manners(true, Duration.ofMillis(1000), Optional.<Rate>empty()));
    Running<ChatEnd> chat = chatting();
    server.fallSilent();
    screen.awaitLine("ops | alice | 1 here | quiet for 1 s");
    screen.awaitLine(
        "The server at 127.0.0.1:"
            + server.tcpPort()
            + " does not answer any more. Trying to come back: Enter tries now, Ctrl-C gives up.");
    screen.type(FakeScreen.CTRL_C);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Over(new Lost(Loss.SILENT)));
  }

  @Test
  void aLowWindowHasTheStatusInThePrompt() throws Exception {
    screen = new FakeScreen(80, 8);
    JLineConsole console =
        new JLineConsole(screen.terminal(), Theme.of(Map.of("TERM", "xterm-256color")));
    Sentences sentences = new Sentences(texts, connector().address());
    Running<ChatEnd> chat =
        new Running<>(
            () -> new ChatScreen(session, connector(), console, texts, sentences, settings).run());
    screen.awaitPrompt("[ops | alice | 1 here | connected] alice:");
    screen.type("hi" + FakeScreen.ENTER);
    assertThat(server.nextSaid()).isEqualTo("hi");
    screen.awaitLine("alice: hi");
    screen.awaitPrompt("[ops | alice | 1 here | connected] alice:");
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void theHeaderTellsWhereWeAreWhoIsHereAndHowToLeave() throws Exception {
    Running<ChatEnd> chat = chatting();
    assertThat(screen.lines().subList(0, 4))
        .containsExactly(
            "You are in room ops as alice.",
            "You are the host: the room closes when you leave.",
            "Here now: alice",
            "Type a message and press Enter. /help lists the commands, /quit leaves.");
    screen.type("/quit" + FakeScreen.ENTER);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void messagesGoBothWaysAroundTheLineThatIsTyped() throws Exception {
    Running<ChatEnd> chat = chatting();
    screen.type("good mor");
    screen.awaitPrompt("alice: good mor");
    try (ChatSession bob = open(Way.JOIN, "bob")) {
      screen.awaitLine("[system] bob joined.");
      bob.say("hello \u001b[2Jthere");
      screen.awaitLine("bob: hello [2Jthere");
      screen.awaitPrompt("alice: good mor");
      screen.type("ning" + FakeScreen.ENTER);
      screen.awaitLine("alice: good morning");
      screen.awaitPrompt("alice:");
    }
    assertThat(server.nextSaid()).isEqualTo("hello [2Jthere");
    assertThat(server.nextSaid()).isEqualTo("good morning");
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
    screen.awaitLine("You left the room.");
  }

  @Test
  void whatANastyServerSendsDrivesNoTerminal() throws Exception {
    Running<ChatEnd> chat = chatting();
    server.send("ops", "\u001b[2J\u001b[Hevil\u0007\u009b2J\u202e");
    screen.awaitLine("[2J[Hevil2J");
    assertThat(screen.lines().get(0)).isEqualTo("You are in room ops as alice.");
    screen.awaitPrompt("alice:");
    screen.type(FakeScreen.CTRL_C);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Interrupted());
    assertThat(server.nextSaid()).isEqualTo("/quit");
  }

  @Test
  void theRoomClosesInTheMiddleOfALine() throws Exception {
    Running<ChatEnd> chat = chatting();
    screen.type("half a li");
    screen.awaitPrompt("alice: half a li");
    server.closeRooms(Notice.Cause.HOST_TIMED_OUT);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Over(new Closed(Notice.Cause.HOST_TIMED_OUT)));
    screen.awaitLine("The host was gone for too long, so the room is closed.");
    screen.awaitLine("alice: half a li");
  }

  @Test
  void theServerIsGoneInTheMiddleOfALine() throws Exception {
    stop();
    start(new Manners(true, Duration.ofMillis(100), Optional.<Rate>empty()));
    settings = Settings.withoutReconnect();
    Running<ChatEnd> chat = chatting();
    screen.type("half a li");
    server.vanish();
    // Gone or silent: both are true, and which one shows first is a matter of moments.
    assertThat(chat.result())
        .isInstanceOfSatisfying(
            ChatEnd.Over.class, over -> assertThat(over.ended()).isInstanceOf(Lost.class));
    screen.await(
        "the sentence", lines -> lines.stream().anyMatch(line -> line.startsWith("The server at")));
  }

  @Test
  void aMessageThatIsTooLongStaysInTheLine() throws Exception {
    stop();
    server = new FakeServer(Manners.OURS);
    screen = new FakeScreen(120, 80);
    session = open(Way.CREATE, "alice");
    Running<ChatEnd> chat = chatting();
    String text = "x".repeat(session.maxText());
    screen.type(text + "yz" + FakeScreen.ENTER);
    screen.awaitLine("This message is too long, so it was not sent. Bytes to cut: 2.");
    screen.await(
        "the remark behind the text",
        lines ->
            lines.stream().anyMatch(line -> line.endsWith("yz <- was too long, bytes to cut: 2")));
    screen.type(FakeScreen.BACKSPACE + FakeScreen.BACKSPACE + FakeScreen.ENTER);
    assertThat(server.nextSaid()).isEqualTo(text);
    screen.awaitPrompt("alice:");
    screen.type("/exit" + FakeScreen.ENTER);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void commandsAreNotSaid() throws Exception {
    Running<ChatEnd> chat = chatting();
    screen.type("/help" + FakeScreen.ENTER);
    screen.awaitLine("  /quit, /exit, exit!   leave the room");
    screen.type("/dance bob" + FakeScreen.ENTER);
    screen.awaitLine(
        "There is no command /dance. Type /help for the commands,"
            + " or // to say something that starts with a slash.");
    screen.type("//quit" + FakeScreen.ENTER);
    screen.awaitLine("Servers take /quit as leaving, so it cannot be said. Type /quit to leave.");
    screen.type("//dance" + FakeScreen.ENTER);
    assertThat(server.nextSaid()).isEqualTo("/dance");
    screen.awaitPrompt("alice:");
    screen.type("exit!" + FakeScreen.ENTER);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
    assertThat(server.nextSaid()).isEqualTo("/quit");
    assertThat(server.members("ops")).isEmpty();
  }

  @Test
  void theStatusLineTellsWhereWeStand() throws Exception {
    Running<ChatEnd> chat = chatting();
    screen.awaitLine("ops | alice | 1 here | connected");
    try (ChatSession bob = open(Way.JOIN, "bob")) {
      bob.say("hello");
      screen.awaitLine("bob: hello");
      screen.type("half a li");
      screen.awaitPrompt("alice: half a li");
      screen.awaitLine("ops | alice | 2 here | connected");
      bob.leave();
      screen.awaitLine("ops | alice | 1 here | connected");
    }
    screen.type(FakeScreen.CTRL_C);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Interrupted());
    assertThat(screen.lines()).noneMatch(line -> line.contains("connected"));
  }

  @Test
  void aServerThatComesBackFindsUsInTheSameLine() throws Exception {
    stop();
    start(new Manners(true, Duration.ofMillis(100), Optional.<Rate>empty()));
    Running<ChatEnd> chat = chatting();
    screen.type("half a li");
    final int tcp = server.tcpPort();
    final int udp = server.udpPort();
    server.vanish();
    screen.awaitLine(
        "The server at 127.0.0.1:"
            + tcp
            + " is gone. Trying to come back: Enter tries now, Ctrl-C gives up.");
    screen.await(
        "the countdown",
        lines -> lines.stream().anyMatch(line -> line.contains("lost, trying again in")));
    screen.type("ne" + FakeScreen.ENTER);
    screen.awaitLine(
        "There is no connection now, so nothing was sent. Your text stays in the line.");
    screen.awaitPrompt("alice: half a line");
    server = new FakeServer(Manners.OURS, tcp, udp);
    screen.awaitLine("You are back in room ops.");
    screen.awaitLine("ops | alice | 1 here | connected");
    screen.awaitPrompt("alice: half a line");
    screen.type(FakeScreen.ENTER);
    assertThat(server.nextSaid()).isEqualTo("half a line");
    screen.awaitPrompt("alice:");
    screen.type(FakeScreen.CTRL_C);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Interrupted());
  }

  @Test
  void controlCGivesUpWhileTheConnectionIsLost() throws Exception {
    stop();
    start(new Manners(true, Duration.ofMillis(100), Optional.<Rate>empty()));
    Running<ChatEnd> chat = chatting();
    server.vanish();
    screen.await(
        "the countdown",
        lines -> lines.stream().anyMatch(line -> line.contains("lost, trying again in")));
    screen.type(FakeScreen.CTRL_C);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Over(new Lost(Loss.UNREACHABLE)));
  }

  @Test
  void aPasteAsksOnceAndIsSentOrKept() throws Exception {
    Running<ChatEnd> chat = chatting();
    screen.type("\u001b[200~one\rtwo\r\rthree\u001b[201~" + FakeScreen.ENTER);
    screen.awaitPrompt("Send 3 lines? [y]/n");
    screen.type("n" + FakeScreen.ENTER);
    screen.await("the text", lines -> lines.contains("alice: one") && lines.contains("> three"));
    screen.type("!" + FakeScreen.ENTER);
    screen.awaitPrompt("Send 3 lines? [y]/n");
    screen.type(FakeScreen.ENTER);
    assertThat(server.nextSaid()).isEqualTo("one");
    assertThat(server.nextSaid()).isEqualTo("two");
    assertThat(server.nextSaid()).isEqualTo("three!");
    screen.awaitPrompt("alice:");
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void tellsWhatServerThisIs() throws Exception {
    Running<ChatEnd> chat = chatting();
    screen.type("/about" + FakeScreen.ENTER);
    screen.awaitLine("Server: 127.0.0.1:" + server.tcpPort());
    screen.awaitLine("It speaks TCRP and tells who is here, but keeps no log of the room.");
    screen.type("/quit" + FakeScreen.ENTER);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }

  @Test
  void thePromptIsUsableWhileManyLinesAreSent() throws Exception {
    Running<ChatEnd> chat = chatting();
    screen.type("\u001b[200~" + "line\r".repeat(40) + "\u001b[201~" + FakeScreen.ENTER);
    screen.awaitPrompt("Send 40 lines? [y]/n");
    screen.type("y" + FakeScreen.ENTER);
    screen.await(
        "what waits", lines -> lines.stream().anyMatch(line -> line.contains(" to send | ")));
    screen.type("/who" + FakeScreen.ENTER + "half");
    screen.awaitLine("Here now: alice");
    screen.awaitPrompt("alice: half");
    assertThat(session.waiting()).isLessThanOrEqualTo(1);
    for (int i = 0; i < 40; i++) {
      assertThat(server.nextSaid()).isEqualTo("line");
    }
    screen.type(FakeScreen.CTRL_C);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Interrupted());
  }

  @Test
  void theTabulatorCompletesCommandsAndNames() throws Exception {
    Running<ChatEnd> chat = chatting();
    try (ChatSession bob = open(Way.JOIN, "bob");
        ChatSession bea = open(Way.JOIN, "bea")) {
      bea.say("first");
      screen.awaitLine("bea: first");
      bob.say("second");
      screen.awaitLine("bob: second");
      screen.type("b\t");
      screen.await("bob", lines -> lines.contains("alice: bob:"));
      screen.type("\t");
      screen.await("bea", lines -> lines.contains("alice: bea:"));
      screen.type("hi b\t" + FakeScreen.ENTER);
      screen.type("/kick \t");
      screen.await("whom", lines -> lines.contains("alice: /kick bob"));
      screen.type("\u0015");
      assertThat(server.nextSaid()).isEqualTo("first");
      assertThat(server.nextSaid()).isEqualTo("second");
      assertThat(server.nextSaid()).isEqualTo("bea: hi bob ");
      screen.type("/ro\t" + FakeScreen.ENTER);
      screen.awaitLine("ROOM  MEMBERS");
      screen.type("in o\t" + FakeScreen.ENTER);
      assertThat(server.nextSaid()).isEqualTo("in ops");
      screen.type("/hlep" + FakeScreen.ENTER);
      screen.await(
          "a hint", lines -> lines.stream().anyMatch(line -> line.contains("mean /help?")));
      screen.type("/bell" + FakeScreen.ENTER);
      screen.awaitLine("Type it like this: /bell off|mention|all");
      screen.type("/bell all" + FakeScreen.ENTER);
      screen.awaitLine("Bell: all.");
      screen.type("/me waves" + FakeScreen.ENTER);
      assertThat(server.nextSaid()).isEqualTo("* waves");
      screen.awaitLine("* alice waves");
      screen.type("/clear" + FakeScreen.ENTER);
      screen.await("nothing", lines -> lines.stream().noneMatch(line -> line.contains("waves")));
    }
    screen.awaitPrompt("alice:");
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
  }
}
