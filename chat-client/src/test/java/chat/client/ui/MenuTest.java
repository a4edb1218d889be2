package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.Running;
import chat.client.fake.Settings;
import chat.client.session.Connector;
import chat.client.session.ServerAddress;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MenuTest {
  private FakeServer server;
  private FakeScreen screen;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer(Manners.OURS);
    screen = new FakeScreen(100, 50);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private Running<Menu.End> menu(Language language, String prompt) throws Exception {
    Texts texts = new Texts(language);
    Console console =
        new JLineConsole(screen.terminal(), Theme.of(Map.of("TERM", "xterm-256color")));
    Connector connector =
        new Connector(
            new ServerAddress("127.0.0.1", server.tcpPort()),
            OptionalInt.empty(),
            System::nanoTime);
    Running<Menu.End> menu =
        new Running<>(() -> new Menu(console, connector, texts, Settings.plain()).run());
    screen.awaitPrompt(prompt);
    return menu;
  }

  private void answer(String prompt, String answer) throws Exception {
    screen.awaitPrompt(prompt);
    screen.type(answer + FakeScreen.ENTER);
  }

  @Test
  void aWalkThroughTheMenuWithEveryMistake() throws Exception {
    Running<Menu.End> menu = menu(Language.EN, "Your choice (1-4):");
    answer("Your choice (1-4):", "5");
    screen.awaitLine("Please type 1, 2, 3 or 4.");
    answer("Your choice (1-4):", "3");
    screen.awaitLine("There is no room on 127.0.0.1:" + server.tcpPort() + " yet.");
    answer("Your choice (1-4):", "2");
    answer("Room:", "  ");
    screen.awaitLine("A room needs a name. Please type one.");
    answer("Room:", "か\u3099ム");
    answer("Your name:", "a:b");
    screen.awaitLine("A name cannot hold a colon. Please type another one.");
    answer("Your name:", "[x]");
    screen.awaitLine("A name cannot start with a bracket. Please type another one.");
    answer("Your name:", "alice");
    answer("Room password (Enter for none):", "hunter2");
    screen.awaitLine("There is no room of that name. List the rooms, or create it.");
    answer("Your choice (1-4):", "1");
    answer("Room [がム]:", "");
    answer("Your name [alice]:", "");
    answer("Room password (Enter for none):", "hunter2");
    screen.awaitLine("You are in room がム as alice.");
    answer("alice:", "/quit");
    screen.awaitLine("You left the room.");
    answer("Your choice (1-4):", "4");
    assertThat(menu.result()).isEqualTo(Menu.End.QUIT);
    assertThat(screen.lines()).noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void theRoomIsCreatedWithTheComposedName() throws Exception {
    Running<Menu.End> menu = menu(Language.JA, "番号 (1-4):");
    answer("番号 (1-4):", "1");
    answer("ルーム名:", "か\u3099");
    answer("あなたの名前:", "アリス");
    answer("ルームのパスワード(なければ Enter):", "");
    screen.awaitPrompt("アリス:");
    assertThat(server.members("が")).containsExactly("アリス");
    screen.type(FakeScreen.CTRL_C);
    screen.awaitPrompt("番号 (1-4):");
    screen.type(FakeScreen.CTRL_C);
    assertThat(menu.result()).isEqualTo(Menu.End.INTERRUPTED);
  }

  @Test
  void controlDQuits() throws Exception {
    Running<Menu.End> menu = menu(Language.EN, "Your choice (1-4):");
    screen.type(FakeScreen.CTRL_D);
    assertThat(menu.result()).isEqualTo(Menu.End.QUIT);
  }

  @Test
  void aServerThatIsGoneIsToldAndTheMenuGoesOn() throws Exception {
    Running<Menu.End> menu = menu(Language.EN, "Your choice (1-4):");
    server.vanish();
    answer("Your choice (1-4):", "3");
    screen.await(
        "the sentence",
        lines -> lines.stream().anyMatch(line -> line.startsWith("Cannot connect to 127.0.0.1")));
    answer("Your choice (1-4):", "4");
    assertThat(menu.result()).isEqualTo(Menu.End.QUIT);
  }
}
