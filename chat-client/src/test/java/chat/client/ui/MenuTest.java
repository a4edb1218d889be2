package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.Running;
import chat.client.fake.Settings;
import chat.client.session.Connector;
import chat.client.session.ServerAddress;
import chat.protocol.Password;
import chat.protocol.UserName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MenuTest {
  private static final String CREATE_OR = "Your choice (1-4) [1]:";
  private static final String JOIN_OR = "Your choice (1-4) [2]:";
  private static final String PASSWORD = "Room password (for example blue teapot) [none]:";

  private FakeServer server;
  private FakeScreen screen;
  private final Remembering lastTime = new Remembering();

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer(Manners.OURS);
    screen = new FakeScreen(100, 50);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static final class Remembering implements LastTime {
    private final List<UserName> remembered = new ArrayList<>();
    private Optional<UserName> user = Optional.of(new UserName("al"));
    private boolean full;

    @Override
    public Optional<UserName> user() {
      return user;
    }

    @Override
    public void remember(UserName name) throws IOException {
      if (full) {
        throw new IOException("disk full");
      }
      remembered.add(name);
    }

    @Override
    public String place() {
      return "/etc/chat";
    }
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
        new Running<>(() -> new Menu(console, connector, texts, Settings.plain(), lastTime).run());
    screen.awaitPrompt(prompt);
    return menu;
  }

  private void answer(String prompt, String answer) throws Exception {
    screen.awaitPrompt(prompt);
    screen.type(answer + FakeScreen.ENTER);
  }

  private void leave(Running<Menu.End> menu, String prompt) throws Exception {
    answer(prompt, "4");
    assertThat(menu.result()).isEqualTo(Menu.End.QUIT);
  }

  @Test
  void aWalkThroughTheMenuWithEveryMistake() throws Exception {
    lastTime.user = Optional.empty();
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    answer(CREATE_OR, "5");
    screen.awaitLine("Please type 1, 2, 3 or 4.");
    answer(CREATE_OR, "3");
    screen.awaitLine("There is no room on 127.0.0.1:" + server.tcpPort() + " yet.");
    answer(JOIN_OR, "1");
    answer("Room (for example tea) [lobby]:", "x".repeat(256));
    screen.awaitLine("This room name is too long. Bytes to cut: 1. Please type a shorter one.");
    answer("Room (for example tea) [lobby]:", "か\u3099ム");
    answer("Your name (for example alice):", "  ");
    screen.awaitLine("You need a name that can be seen. Please type one.");
    answer("Your name (for example alice):", "a:b");
    screen.awaitLine("A name cannot hold a colon. Please type another one.");
    answer("Your name (for example alice):", "[x]");
    screen.awaitLine("A name cannot start with a bracket. Please type another one.");
    answer("Your name (for example alice):", "alice");
    answer(PASSWORD, "hunter2");
    screen.awaitLine("You are in room がム as alice.");
    answer("alice:", "/quit");
    screen.awaitLine("You left the room.");
    // Enter does it all again.
    answer(CREATE_OR, "");
    answer("Room (for example tea) [がム]:", "");
    answer("Your name (for example alice) [alice]:", "");
    answer(PASSWORD, "");
    answer("alice:", "/quit");
    leave(menu, CREATE_OR);
    assertThat(screen.lines()).noneMatch(line -> line.contains("hunter2"));
    assertThat(lastTime.remembered).containsExactly(new UserName("alice"), new UserName("alice"));
  }

  @Test
  void theRoomIsCreatedWithTheComposedName() throws Exception {
    Running<Menu.End> menu = menu(Language.JA, "番号 (1-4) [1]:");
    answer("番号 (1-4) [1]:", "１");
    answer("ルーム名(例: tea) [lobby]:", "か\u3099");
    answer("あなたの名前(例: アリス) [al]:", "アリス");
    answer("ルームのパスワード(例: aoi kyusu) [なし]:", "");
    screen.awaitPrompt("アリス:");
    assertThat(server.members("が")).containsExactly("アリス");
    screen.type(FakeScreen.CTRL_C);
    screen.awaitPrompt("番号 (1-4) [1]:");
    screen.type(FakeScreen.CTRL_C);
    assertThat(menu.result()).isEqualTo(Menu.End.INTERRUPTED);
  }

  @Test
  void aNumberOfTheListIsEnoughAndOnlyALockedRoomAsksForAPassword() throws Exception {
    server.open("ops", Optional.empty(), "host");
    server.open("部屋", Optional.of(new Password("hunter2")), "host", "bob");
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    answer(CREATE_OR, "2");
    screen.awaitLine("     ROOM  MEMBERS");
    screen.awaitLine("  1  ops         1");
    screen.awaitLine("  2  部屋        2  🔒");
    String prompt = "Room (its number or its name, for example 1 or ops) [ops]:";
    answer(prompt, "3");
    screen.awaitLine(
        "There is no number 3. Type 1 to 2, or a name; one that is a number goes in quotes:"
            + " \"3\".");
    answer(prompt, "1");
    answer("Your name (for example alice) [al]:", "");
    screen.awaitLine("You are in room ops as al.");
    answer("al:", "/quit");
    answer(JOIN_OR, "");
    answer(prompt, "２");
    answer("Your name (for example alice) [al]:", "");
    String secret = "Password of 部屋 (for example blue teapot; its host knows) [back]:";
    answer(secret, "");
    answer(JOIN_OR, "");
    answer("Room (its number or its name, for example 1 or ops) [ops]:", "部屋");
    answer("Your name (for example alice) [al]:", "");
    answer(secret, "hunter2");
    screen.awaitLine("You are in room 部屋 as al.");
    answer("al:", "/quit");
    screen.awaitPrompt(JOIN_OR);
    answer(JOIN_OR, "");
    screen.awaitPrompt("Room (its number or its name, for example 1 or ops) [部屋]:");
    screen.type(FakeScreen.CTRL_D);
    leave(menu, JOIN_OR);
    assertThat(screen.lines()).noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void onlyWhatWasWrongIsAskedForAgain() throws Exception {
    server.open("ops", Optional.of(new Password("pw")), "host", "bob");
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    answer(CREATE_OR, "2");
    answer("Room (its number or its name, for example 1 or ops) [ops]:", "");
    answer("Your name (for example alice) [al]:", "bob");
    String secret = "Password of ops (for example blue teapot; its host knows) [back]:";
    answer(secret, "hunter2");
    screen.awaitLine("This room asks for a password, and that was not it. Try again.");
    answer(secret, "pw");
    screen.awaitLine("Somebody in this room has that name already. Choose another one.");
    answer("Your name (for example alice) [al]:", "carol");
    screen.awaitLine("You are in room ops as carol.");
    answer("carol:", "/quit");
    leave(menu, JOIN_OR);
  }

  @Test
  void aRoomWhoseNameIsANumberStandsInQuotes() throws Exception {
    server.open("1984", Optional.empty(), "host");
    server.open("2", Optional.empty(), "host");
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    answer(CREATE_OR, "2");
    screen.awaitLine(
        "A number is a number of this list. For the room that is called 1984, type \"1984\" with"
            + " its quotes.");
    String prompt = "Room (its number or its name, for example 1 or 1984) [1984]:";
    answer(prompt, "1");
    answer("Your name (for example alice) [al]:", "");
    screen.awaitLine("You are in room 1984 as al.");
    answer("al:", "/quit");
    answer(JOIN_OR, "2");
    answer(prompt, "\"2\"");
    answer("Your name (for example alice) [al]:", "");
    screen.awaitLine("You are in room 2 as al.");
    answer("al:", "/quit");
    leave(menu, JOIN_OR);
  }

  @Test
  void withoutAListTheNameIsAskedFor() throws Exception {
    server.open("7", Optional.of(new Password("pw")), "host");
    server.hideRooms();
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    answer(CREATE_OR, "2");
    answer("Room (for example tea) [lobby]:", "7");
    answer("Your name (for example alice) [al]:", "");
    answer(PASSWORD, "pw");
    screen.awaitLine("You are in room 7 as al.");
    answer("al:", "/quit");
    leave(menu, JOIN_OR);
  }

  @Test
  void whereThereIsNoRoomThereIsNothingToJoin() throws Exception {
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    answer(CREATE_OR, "2");
    screen.awaitLine("There is no room on 127.0.0.1:" + server.tcpPort() + " yet.");
    leave(menu, CREATE_OR);
  }

  @Test
  void manyRoomsAreNotAllShown() throws Exception {
    for (int i = 10; i < 35; i++) {
      server.open("room-" + i, Optional.empty(), "host");
    }
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    answer(CREATE_OR, "2");
    screen.awaitLine("   1  room-10        1");
    screen.awaitLine("  20  room-29        1");
    screen.awaitLine("5 more rooms are not shown.");
    answer("Room (its number or its name, for example 1 or room-10) [room-10]:", "room-34");
    answer("Your name (for example alice) [al]:", "");
    screen.awaitLine("You are in room room-34 as al.");
    answer("al:", "/quit");
    leave(menu, JOIN_OR);
  }

  @Test
  void whoDoesNotWantToAnswerIsBackInTheMenu() throws Exception {
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    for (String key : List.of(FakeScreen.CTRL_C, FakeScreen.CTRL_D)) {
      answer(CREATE_OR, "1");
      screen.awaitPrompt("Room (for example tea) [lobby]:");
      screen.type(key);
      answer(CREATE_OR, "1");
      answer("Room (for example tea) [lobby]:", "");
      screen.awaitPrompt("Your name (for example alice) [al]:");
      screen.type("bo" + FakeScreen.CTRL_C);
      answer(CREATE_OR, "1");
      answer("Room (for example tea) [lobby]:", "");
      answer("Your name (for example alice) [al]:", "");
      screen.awaitPrompt(PASSWORD);
      screen.type(key);
    }
    screen.awaitPrompt(CREATE_OR);
    screen.type(FakeScreen.CTRL_C);
    assertThat(menu.result()).isEqualTo(Menu.End.INTERRUPTED);
    assertThat(lastTime.remembered).isEmpty();
  }

  @Test
  void whatCannotBeRememberedIsToldAndStopsNobody() throws Exception {
    lastTime.full = true;
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    answer(CREATE_OR, "1");
    answer("Room (for example tea) [lobby]:", "");
    answer("Your name (for example alice) [al]:", "");
    answer(PASSWORD, "");
    screen.awaitLine("The server and your name could not be remembered in /etc/chat (disk full).");
    answer("al:", "/quit");
    leave(menu, CREATE_OR);
  }

  @Test
  void controlDQuits() throws Exception {
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    screen.type(FakeScreen.CTRL_D);
    assertThat(menu.result()).isEqualTo(Menu.End.QUIT);
  }

  @Test
  void aServerThatIsGoneIsToldAndTheMenuGoesOn() throws Exception {
    Running<Menu.End> menu = menu(Language.EN, CREATE_OR);
    server.vanish();
    for (String choice : List.of("2", "3")) {
      screen.type(choice + FakeScreen.ENTER);
      screen.await(
          "the sentence",
          lines ->
              lines.stream().filter(line -> line.startsWith("Cannot connect to 127.0.0.1")).count()
                  >= Integer.parseInt(choice) - 1);
      screen.awaitPrompt(JOIN_OR);
    }
    leave(menu, JOIN_OR);
  }
}
