package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.Printed;
import chat.client.fake.Running;
import chat.client.fake.Settings;
import chat.client.fake.TeamServer;
import chat.client.fake.TeamServer.Team;
import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ServerAddress;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word by which another team's server lets somebody go, typed as if it were a message. */
@Timeout(60)
class ForeignLeaveWordTest {
  private final Texts texts = new Texts(Language.EN);
  private TeamServer server;

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private Connector connector() {
    return new Connector(
            new ServerAddress("127.0.0.1", server.tcpPort()),
            OptionalInt.of(server.udpPort()),
            System::nanoTime)
        .byBareName();
  }

  private ChatSession create() throws Exception {
    EntryRequest request =
        new EntryRequest(Way.CREATE, new RoomName("tea"), new UserName("alice"), Optional.empty());
    return ((Opened) connector().enter(request)).session();
  }

  private Running<ChatEnd> chatting(ChatSession session, FakeScreen screen) throws Exception {
    Console console =
        new JLineConsole(screen.terminal(), Theme.of(Map.of("TERM", "xterm-256color")));
    Connector connector = connector();
    Sentences sentences = new Sentences(texts, connector.address());
    Running<ChatEnd> chat =
        new Running<>(
            () ->
                new ChatScreen(session, connector, console, texts, sentences, Settings.plain())
                    .run());
    screen.awaitPrompt("alice:");
    return chat;
  }

  @ParameterizedTest
  @CsvSource({"UENOSHNJ, exit", "WS2026, @quit", "KEVIN, __LEAVE__"})
  void leavesWhenItIsTyped(Team team, String word) throws Exception {
    server = new TeamServer(team);
    FakeScreen screen = new FakeScreen(120, 24);
    try (ChatSession session = create()) {
      Running<ChatEnd> chat = chatting(session, screen);
      screen.type(" " + word + FakeScreen.ENTER);
      screen.awaitLine("You left the room.");
      assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
    }
  }

  @Test
  void isLeftOutOfWhatIsPasted() throws Exception {
    server = new TeamServer(Team.UENOSHNJ);
    FakeScreen screen = new FakeScreen(120, 24);
    try (ChatSession session = create()) {
      Running<ChatEnd> chat = chatting(session, screen);
      screen.type("\u001b[200~one\rexit\rtwo\u001b[201~" + FakeScreen.ENTER);
      screen.awaitPrompt("Send 3 lines? [y]/n");
      screen.type("y" + FakeScreen.ENTER);
      screen.awaitLine("Servers take exit as leaving, so it cannot be said. Type /quit to leave.");
      screen.awaitLine("alice: two");
      assertThat(nextWords()).isEqualTo("one");
      assertThat(nextWords()).isEqualTo("two");
      screen.type(FakeScreen.CTRL_D);
      assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
    }
  }

  @Test
  void endsAFilterThatSaysSo() throws Exception {
    server = new TeamServer(Team.UENOSHNJ);
    Printed out = new Printed();
    Printed err = new Printed();
    byte[] in = "one\nexit\ntwo\n".getBytes(StandardCharsets.UTF_8);
    try (ChatSession session = create();
        PlainConsole console =
            new PlainConsole(new ByteArrayInputStream(in), out.stream(), err.stream())) {
      Sentences sentences = new Sentences(texts, connector().address());
      assertThat(new Filter(session, console, texts, new PlainTranscript(texts, sentences)).run())
          .isEqualTo(new ChatEnd.Left());
    }
    assertThat(err.next()).isEqualTo("In room tea as alice.");
    assertThat(err.next()).isEqualTo("Line 2 is exit: leaving the room.");
    assertThat(nextWords()).isEqualTo("one");
    assertThat(nextWords()).isEqualTo("exit");
  }

  /** Elsewhere it is a word like any other. */
  @Test
  void isSaidWhereItMeansNothing() throws Exception {
    server = new TeamServer(Team.MTHD);
    FakeScreen screen = new FakeScreen(120, 24);
    try (ChatSession session = create()) {
      Running<ChatEnd> chat = chatting(session, screen);
      screen.type("@quit" + FakeScreen.ENTER);
      screen.awaitLine("alice: @quit");
      assertThat(nextWords()).isEqualTo("@quit");
      screen.type(FakeScreen.CTRL_D);
      assertThat(chat.result()).isEqualTo(new ChatEnd.Left());
    }
  }

  /** The hello is no word. */
  private String nextWords() throws InterruptedException {
    String text = server.nextText();
    return text.isEmpty() ? nextWords() : text;
  }
}
