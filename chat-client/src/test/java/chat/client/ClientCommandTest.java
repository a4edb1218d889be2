package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.Printed;
import chat.client.fake.Running;
import chat.client.ui.JLineConsole;
import chat.client.ui.Theme;
import chat.protocol.notice.Notice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClientCommandTest {
  private static final String HINT = "Try 'chat-client --help' for what can be typed.";

  private final Printed out = new Printed();
  private final Printed err = new Printed();
  private final Map<String, String> environment = new HashMap<>(Map.of("LANG", "C"));
  private FakeServer server;
  private FakeScreen screen;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer(Manners.HASTY);
    screen = new FakeScreen(120, 24);
    environment.put("CHAT_TCP_PORT", Integer.toString(server.tcpPort()));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Surroundings surroundings(String in, boolean hasTerminal) {
    return new Surroundings(
        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
        out.stream(),
        err.stream(),
        environment,
        hasTerminal,
        _ -> new JLineConsole(screen.terminal(), Theme.of(Map.of("TERM", "xterm-256color"))),
        System::nanoTime);
  }

  private int piped(String in, String... args) {
    return ClientCommand.run(args, surroundings(in, false));
  }

  private Running<Integer> onTerminal(String... args) {
    return new Running<>(() -> ClientCommand.run(args, surroundings("", true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jion ops --name x",
        "join",
        "join ops",
        "join ops --name",
        "join ops --name x y",
        "join ops --name x --name y",
        "join ops --name x --frob",
        "join ops --name [x",
        "join ops --name a:b",
        "join ops --name x --password",
        "join ops --name x --password=",
        "join ops --name x --time-format jjj",
        "join ops --name x --time-format=",
        "join ops --name x --color pink",
        "join ops --name x --bell 3",
        "join ops --name x --keys nano",
        "join ops --name x --no-reconnect=maybe",
        "list --keys vi",
        "--tcp-port 0 list",
        "--tcp-port 65536 list",
        "--tcp-port -1 list",
        "--tcp-port x list",
        "list --udp-port 8e3",
        "list --tcp-port=",
        "list --host=",
        "list --lang fr",
        "list --json=5",
        "-x",
        "--",
        "@file",
        "list @file",
        "create join list",
        "${env:HOME}",
        "\u001b[2J",
        "%s %n"
      })
  void anythingWrongIsOneSentenceAndAHint(String line) throws Exception {
    int code = piped("", line.split(" "));
    assertThat(code).isEqualTo(2);
    String first = err.next();
    if (!line.equals("--")) {
      assertThat(first).startsWith("chat-client: ").doesNotContain("\u001b", "Exception");
      assertThat(err.next()).isEqualTo(HINT);
    }
    assertThat(err.rest()).isEmpty();
    assertThat(out.rest()).isEmpty();
  }

  @Test
  void noCommandAndNoTerminalIsOneSentence() throws Exception {
    assertThat(piped("")).isEqualTo(2);
    assertThat(err.next())
        .isEqualTo(
            "The menu needs a terminal. Without one, use 'create ROOM --name NAME',"
                + " 'join ROOM --name NAME' or 'list'.");
    assertThat(err.rest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "join --help", "list -h", "create --help --lang ja"})
  void helpGoesToStdout(String line) throws Exception {
    assertThat(piped("", line.split(" "))).isEqualTo(0);
    assertThat(out.next()).contains("chat-client");
    assertThat(out.rest()).contains("--tcp-port", "CHAT_TCP_PORT").doesNotContain("null", "${");
    assertThat(err.rest()).isEmpty();
  }

  @Test
  void everyOptionIsExplained() throws Exception {
    for (String language : List.of("en", "ja")) {
      for (String command : List.of("create", "join")) {
        piped("", command, "--help", "--lang", language);
        assertThat(out.rest()).doesNotContainPattern("--\\S+\n {0,20}\\S").contains("--name");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "list --version", "-V"})
  void versionGoesToStdout(String line) throws Exception {
    assertThat(piped("", line.split(" "))).isEqualTo(0);
    assertThat(out.next()).startsWith("chat-client ");
  }

  @Test
  void globalOptionsStandBeforeOrAfterTheCommand() throws Exception {
    environment.remove("CHAT_TCP_PORT");
    String port = "--tcp-port=" + server.tcpPort();
    assertThat(piped("", port, "list")).isEqualTo(0);
    assertThat(piped("", "list", port)).isEqualTo(0);
    assertThat(out.next()).isEqualTo("There is no room on 127.0.0.1:" + server.tcpPort() + " yet.");
    assertThat(out.next()).isEqualTo("There is no room on 127.0.0.1:" + server.tcpPort() + " yet.");
  }

  @Test
  void anOptionIsStrongerThanTheEnvironment() {
    environment.put("CHAT_TCP_PORT", "1");
    assertThat(piped("", "list", "--tcp-port", "" + server.tcpPort())).isEqualTo(0);
    assertThat(piped("", "--tcp-port", "" + server.tcpPort(), "list")).isEqualTo(0);
    assertThat(piped("", "list")).isEqualTo(3);
  }

  @Test
  void nameAndPasswordComeFromTheEnvironmentToo() throws Exception {
    environment.put("CHAT_NAME", "環境");
    environment.put("CHAT_PASSWORD", "${env:HOME}");
    environment.put("CHAT_UDP_PORT", "" + server.udpPort());
    environment.put("CHAT_HOST", "");
    assertThat(piped("hi", "create", "ops")).isEqualTo(0);
    assertThat(err.next()).isEqualTo("In room ops as 環境.");
    assertThat(server.nextSaid()).isEqualTo("hi");
  }

  @Test
  void aRefusalIsFour() throws Exception {
    assertThat(piped("hi", "join", "nowhere", "--name", "x")).isEqualTo(4);
    assertThat(err.next())
        .isEqualTo("There is no room of that name. List the rooms, or create it.");
  }

  @Test
  void noServerIsThree() throws Exception {
    server.vanish();
    assertThat(piped("hi", "join", "ops", "--name", "x", "--lang=ja")).isEqualTo(3);
    assertThat(err.next()).startsWith("127.0.0.1:" + server.tcpPort() + " に接続できません。");
  }

  @Test
  void theListAsJsonIsOneLine() throws Exception {
    Running<Integer> host = onTerminal("create", "部屋", "--name", "al", "--password=pw");
    screen.awaitPrompt("al:");
    assertThat(piped("", "list", "--json")).isEqualTo(0);
    assertThat(out.next())
        .isEqualTo("{\"rooms\":[{\"name\":\"部屋\",\"members\":1,\"password\":true}],\"total\":1}");
    assertThat(piped("", "list")).isEqualTo(0);
    assertThat(out.next()).isEqualTo("ROOM  MEMBERS");
    assertThat(out.next()).isEqualTo("部屋        1  (password)");
    screen.type(FakeScreen.CTRL_D);
    assertThat(host.result()).isEqualTo(0);
  }

  @Test
  void controlCIsHundredAndThirty() throws Exception {
    Running<Integer> chat = onTerminal("create", "ops", "--name", "al");
    screen.awaitPrompt("al:");
    screen.type(FakeScreen.CTRL_C);
    assertThat(chat.result()).isEqualTo(130);
    assertThat(server.nextSaid()).isEqualTo("/quit");
  }

  @Test
  void aRoomThatClosesIsFive() throws Exception {
    Running<Integer> chat = onTerminal("create", "ops", "--name", "al", "--no-reconnect");
    screen.awaitPrompt("al:");
    server.closeRooms(Notice.Cause.SERVER_STOPPING);
    assertThat(chat.result()).isEqualTo(5);
  }

  @Test
  void aPasswordWithoutAValueIsAskedForAndNotShown() throws Exception {
    Running<Integer> first = onTerminal("create", "ops", "--name", "al", "--password");
    screen.awaitPrompt("Room password:");
    screen.type("hunter2" + FakeScreen.ENTER);
    screen.awaitPrompt("al:");
    assertThat(screen.lines()).noneMatch(line -> line.contains("hunter2"));
    assertThat(piped("hi", "join", "ops", "--name", "x", "--password", "other")).isEqualTo(4);
    assertThat(piped("hi", "join", "ops", "--name", "x", "--password", "hunter2")).isEqualTo(0);
    screen.type(FakeScreen.CTRL_D);
    assertThat(first.result()).isEqualTo(0);
  }

  @Test
  void theMenuOpensWithoutACommand() throws Exception {
    Running<Integer> menu = onTerminal();
    screen.awaitPrompt("Your choice (1-4):");
    screen.type("4" + FakeScreen.ENTER);
    assertThat(menu.result()).isEqualTo(0);
  }

  @Test
  void whatBreaksInsideIsOneSentence() throws Exception {
    Surroundings broken =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            out.stream(),
            err.stream(),
            environment,
            true,
            _ -> {
              throw new IOException("no\nterminal");
            },
            System::nanoTime);
    assertThat(ClientCommand.run(new String[0], broken)).isEqualTo(1);
    assertThat(err.next()).startsWith("chat-client stopped because of an error of its own: ");
    assertThat(err.rest()).isEmpty();
  }
}
