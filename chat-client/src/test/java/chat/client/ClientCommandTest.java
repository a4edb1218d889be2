package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.Printed;
import chat.client.fake.Running;
import chat.client.ui.JLineConsole;
import chat.client.ui.Theme;
import chat.protocol.Password;
import chat.protocol.ProtocolLimits;
import chat.protocol.notice.Notice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClientCommandTest {
  private static final String HINT = "Try 'chat-client --help' for what can be typed.";

  @TempDir private Path config;

  private final Printed out = new Printed();
  private final Printed err = new Printed();
  private final Map<String, String> environment = new HashMap<>(Map.of("LANG", "C"));
  private FakeServer server;
  private FakeScreen screen;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer(Manners.HASTY);
    screen = new FakeScreen(120, 24);
    environment.put("XDG_CONFIG_HOME", config.toString());
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
        System::nanoTime,
        () -> OffsetDateTime.parse("2026-11-20T10:15:30.5+09:00"));
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
        "conform --idle 0",
        "conform --patience 1s",
        "conform --only no-check-of-that-name",
        "conform extra",
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
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "join --help",
        "list -h",
        "create --help --lang ja",
        "completion --help"
      })
  void helpGoesToStdout(String line) throws Exception {
    assertThat(piped("", line.split(" "))).isEqualTo(0);
    assertThat(out.rest())
        .contains("chat-client", "--tcp-port", "CHAT_TCP_PORT")
        .doesNotContain("null", "${", "%");
    assertThat(err.rest()).isEmpty();
  }

  @Test
  void everyOptionIsExplained() throws Exception {
    for (String language : List.of("en", "ja")) {
      for (String command : List.of("create", "join")) {
        piped("", command, "--help", "--lang", language);
        String all = out.rest();
        String options = all.substring(all.lastIndexOf("--name="));
        assertThat(options).doesNotContainPattern("--\\S+\n {0,20}\\S").contains("--lang");
      }
    }
  }

  @Test
  void helpFitsIntoEightyColumns() throws Exception {
    for (String language : List.of("en", "ja")) {
      for (String command : List.of("", "create", "join", "list", "conform", "completion")) {
        String line = (command + " --help --lang " + language).strip();
        assertThat(piped("", line.split(" "))).isEqualTo(0);
        assertThat(out.rest().lines())
            .as(line)
            .hasSizeGreaterThan(10)
            .allMatch(text -> new AttributedString(text).columnLength() <= 80);
        while (!out.rest().isEmpty()) {
          out.next();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jion           | jion means nothing here.             | jion は使えません。
          list --frob    | --frob means nothing here.           | --frob は使えません。
          list -x        | -x means nothing here.               | -x は使えません。
          join ops       | Something is missing: --name NAME.   | --name NAME を指定してください。
          join --name x  | Something is missing: ROOM.          | ROOM を指定してください。
          list --host    | Something is missing: --host HOST.   | --host HOST を指定してください。
          list --json=5  | --json takes no value.               | --json に値は付けられません。
          completion zsh | SHELL: It must be one of these: bash. | SHELL: 次のどれかを指定してください: bash
          list --lang fr | --lang LANG: It must be one of these: en, ja. | --lang LANG: 次のどれかを指定してください: en, ja
          list --host a --host b | --host HOST can be given only once. | --host HOST は一度だけ指定できます。
          conform --idle -1 | --idle SECONDS: It must be a whole number from 1 to 99999. | --idle SECONDS: 1 から 99999 までの整数を指定してください。
          conform --only abc | No check has abc in its name. | 名前に abc を含む検査はありません。
          list --udp-port x | --udp-port PORT: It must be a port number from 1 to 65535. | --udp-port PORT: 1 から 65535 までのポート番号を指定してください。
          """)
  void whatIsWrongIsSaidInTheLanguageOfTheRest(String line, String english, String japanese)
      throws Exception {
    assertThat(piped("", line.split(" "))).isEqualTo(2);
    assertThat(err.next()).isEqualTo("chat-client: " + english);
    assertThat(err.next()).isEqualTo(HINT);
    assertThat(piped("", ("--lang ja " + line).split(" "))).isEqualTo(2);
    assertThat(err.next()).isEqualTo("chat-client: " + japanese);
    assertThat(err.next()).isEqualTo("使い方は 'chat-client --help' で確認できます。");
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

  private void settings(String... lines) throws IOException {
    Path file = config.resolve("chat").resolve("settings.properties");
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  @Test
  void aServerHasANameInTheSettings() throws Exception {
    environment.remove("CHAT_TCP_PORT");
    settings("server.home.host=localhost", "server.home.tcp-port=" + server.tcpPort());
    assertThat(piped("", "list", "--server", "home")).isEqualTo(0);
    assertThat(out.next()).isEqualTo("There is no room on localhost:" + server.tcpPort() + " yet.");
    environment.put("CHAT_SERVER", "home");
    assertThat(piped("", "list")).isEqualTo(0);
    assertThat(piped("", "list", "--server", "other")).isEqualTo(2);
    assertThat(err.next())
        .isEqualTo(
            "chat-client: There is no server other in "
                + config.resolve("chat").resolve("settings.properties")
                + ". Known servers: home.");
    assertThat(err.next()).isEqualTo(HINT);
  }

  @Test
  void optionsAndTheEnvironmentAreStrongerThanTheSettings() throws Exception {
    String right = Integer.toString(server.tcpPort());
    settings(
        "server.right.tcp-port=" + right, "server.wrong.tcp-port=1", "server.wrong.host=127.0.0.1");
    environment.put("CHAT_TCP_PORT", right);
    assertThat(piped("", "list", "--server", "wrong")).isEqualTo(0);
    environment.put("CHAT_TCP_PORT", "1");
    assertThat(piped("", "list", "--server", "right")).isEqualTo(3);
    assertThat(piped("", "list", "--server", "wrong", "--tcp-port", right)).isEqualTo(0);
    environment.remove("CHAT_TCP_PORT");
    assertThat(piped("", "list", "--server", "wrong")).isEqualTo(3);
    assertThat(piped("", "--server", "right", "list")).isEqualTo(0);
  }

  @Test
  void settingsThatMakeNoServerAreWrongUsage() throws Exception {
    assertThat(piped("", "list", "--server", "home")).isEqualTo(2);
    assertThat(err.next()).endsWith("write into that file: server.home.host=HOST");
    err.next();
    settings("server.home.tcp-port=http");
    assertThat(piped("", "list", "--server", "home")).isEqualTo(2);
    assertThat(err.next())
        .startsWith("chat-client: server.home.tcp-port in ")
        .endsWith(": It must be a port number from 1 to 65535.");
    err.next();
    settings("x=\\u00");
    assertThat(piped("", "list", "--server", "home")).isEqualTo(2);
    assertThat(err.next()).startsWith("The settings in ").doesNotContain("Exception");
    assertThat(err.next()).startsWith("chat-client: There is no server home in ");
    err.next();
    assertThat(err.rest()).isEmpty();
  }

  @Test
  void theMenuIsOnTheServerOfLastTimeUnlessSomebodySaysOtherwise() throws Exception {
    settings("last.host=localhost", "last.tcp-port=" + server.tcpPort(), "last.name=アリス");
    environment.remove("CHAT_TCP_PORT");
    Running<Integer> menu = onTerminal();
    screen.awaitLine("This is the server of last time. For another one: chat-client --host HOST");
    screen.awaitLine("Chat on localhost:" + server.tcpPort());
    screen.awaitPrompt("Your choice (1-4) [1]:");
    screen.type("1" + FakeScreen.ENTER);
    screen.awaitPrompt("Room (for example tea) [lobby]:");
    screen.type(FakeScreen.ENTER);
    screen.awaitPrompt("Your name (for example alice) [アリス]:");
    screen.type(FakeScreen.CTRL_C);
    screen.awaitPrompt("Your choice (1-4) [1]:");
    screen.type(FakeScreen.CTRL_D);
    assertThat(menu.result()).isEqualTo(0);

    screen = new FakeScreen(120, 24);
    environment.put("CHAT_NAME", "ボブ");
    menu = onTerminal("--host", "127.0.0.1", "--tcp-port", "" + server.tcpPort());
    screen.awaitPrompt("Your choice (1-4) [1]:");
    assertThat(screen.lines().getFirst()).isEqualTo("Chat on 127.0.0.1:" + server.tcpPort());
    screen.type("1" + FakeScreen.ENTER + FakeScreen.ENTER);
    screen.awaitPrompt("Your name (for example alice) [ボブ]:");
    screen.type(FakeScreen.ENTER + FakeScreen.ENTER);
    screen.awaitPrompt("ボブ:");
    screen.type("/quit" + FakeScreen.ENTER);
    screen.awaitPrompt("Your choice (1-4) [1]:");
    screen.type("4" + FakeScreen.ENTER);
    assertThat(menu.result()).isEqualTo(0);
    assertThat(config.resolve("chat").resolve("settings.properties"))
        .hasContent("last.host=127.0.0.1\nlast.name=ボブ\nlast.tcp-port=" + server.tcpPort() + "\n");
  }

  @Test
  void brokenSettingsAreOneSentenceAndTheMenuOpens() throws Exception {
    settings("x=\\u00");
    Running<Integer> menu = onTerminal();
    screen.awaitPrompt("Your choice (1-4) [1]:");
    screen.type("4" + FakeScreen.ENTER);
    assertThat(menu.result()).isEqualTo(0);
    assertThat(err.next()).startsWith("The settings in ").contains("Going on without them");
    assertThat(err.rest()).isEmpty();
  }

  @Test
  void onATerminalTooALogIsPlainJson() throws Exception {
    Running<Integer> log = onTerminal("create", "ops", "--name", "log", "--read-only", "--json");
    assertThat(err.next()).isEqualTo("In room ops as log.");
    server.send("ops", "bob: hi");
    assertThat(out.next())
        .isEqualTo(
            "{\"time\":\"2026-11-20T10:15:30.500+09:00\",\"room\":\"ops\",\"name\":\"bob\","
                + "\"text\":\"hi\"}");
    server.closeRooms(Notice.Cause.SERVER_STOPPING);
    assertThat(log.result()).isEqualTo(5);
    assertThat(screen.lines()).allMatch(String::isEmpty);
  }

  @Test
  void aLogOnATerminalAsksForItsPassword() throws Exception {
    server.open("ops", Optional.of(new Password("pw")), "al");
    Running<Integer> log = onTerminal("join", "ops", "--name", "log", "--read-only", "--password");
    screen.awaitPrompt("Room password:");
    screen.type("pw" + FakeScreen.ENTER);
    assertThat(err.next()).isEqualTo("In room ops as log.");
    server.closeRooms(Notice.Cause.SERVER_STOPPING);
    assertThat(log.result()).isEqualTo(5);
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
  void noServerToCheckIsThree() throws Exception {
    server.vanish();
    assertThat(piped("", "conform")).isEqualTo(3);
    assertThat(err.next()).startsWith("Cannot connect to 127.0.0.1:" + server.tcpPort() + ".");
    assertThat(piped("", "conform", "--host", "no.such.host.invalid", "--lang", "ja")).isEqualTo(3);
    assertThat(err.next()).startsWith("no.such.host.invalid というホストは見つかりません。");
    assertThat(out.rest()).isEmpty();
  }

  @Test
  void aServerThatPassesIsZeroAndOneThatBreaksTheProtocolIsSix() throws Exception {
    assertThat(piped("", "conform", "--only", "relay")).isEqualTo(0);
    assertThat(out.next()).isEqualTo("4.1    relay                          passes");
    assertThat(out.next()).isEmpty();
    assertThat(out.next()).isEqualTo("1 passed, 0 differ, 0 failed, 0 not tried.");
    assertThat(out.next()).isEqualTo("The server does what docs/protocol.md asks.");
    // The fake server does not look where a datagram comes from.
    assertThat(piped("", "conform", "--only", "other-address", "--json", "--lang", "ja"))
        .isEqualTo(6);
    assertThat(out.next())
        .contains("\"verdict\":\"fails\"", "\"mistake\":\"address-unchecked\"", "127.0.0.2");
    assertThat(out.next()).isEqualTo("{\"passed\":0,\"differs\":0,\"failed\":1,\"not_tried\":0}");
    assertThat(piped("", "conform", "--only", "silent-member")).isEqualTo(4);
    assertThat(err.rest()).isEmpty();
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
  void theWordBehindABarePasswordIsTheRoom() throws Exception {
    Running<Integer> chat = onTerminal("create", "--name", "al", "--password", "ops");
    screen.awaitPrompt("Room password:");
    screen.type("hunter2" + FakeScreen.ENTER);
    screen.awaitPrompt("al:");
    assertThat(piped("hi", "join", "ops", "--name", "x", "--password=hunter2")).isEqualTo(0);
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(0);
  }

  @Test
  void aPasswordWithoutAValueIsAskedForAndNotShown() throws Exception {
    Running<Integer> first = onTerminal("create", "ops", "--name", "al", "--password");
    screen.awaitPrompt("Room password:");
    screen.type("hunter2" + FakeScreen.ENTER);
    screen.awaitPrompt("al:");
    assertThat(screen.lines()).noneMatch(line -> line.contains("hunter2"));
    assertThat(piped("hi", "join", "ops", "--name", "x", "--password=other")).isEqualTo(4);
    assertThat(piped("hi", "join", "ops", "--name", "x", "--password=hunter2")).isEqualTo(0);
    screen.type(FakeScreen.CTRL_D);
    assertThat(first.result()).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeScreen.ENTER, FakeScreen.CTRL_D})
  void whoGivesNoPasswordAfterAllMakesNoOpenRoom(String key) throws Exception {
    Running<Integer> chat = onTerminal("create", "ops", "--name", "bob", "--password");
    screen.awaitPrompt("Room password:");
    screen.type(key);
    assertThat(chat.result()).isEqualTo(4);
    assertThat(piped("hi", "join", "ops", "--name", "x")).as("there is no room").isEqualTo(4);
  }

  @Test
  void aScriptIsToldWhereToGiveThePassword() {
    server.open("ops", Optional.of(new Password("pw")), "al");
    assertThat(piped("hi", "join", "ops", "--name", "x")).isEqualTo(4);
    assertThat(err.rest())
        .isEqualTo(
            "This room asks for a password. In a script, give it with --password or"
                + " CHAT_PASSWORD.");
  }

  @Test
  void aWrongOrMissingPasswordIsAskedForAgainOnATerminal() throws Exception {
    server.open("ops", Optional.of(new Password("pw")), "al");
    Running<Integer> chat = onTerminal("join", "ops", "--name", "bob");
    screen.await("a complaint", lines -> lines.contains("This room asks for a password."));
    screen.awaitPrompt("Room password [give up]:");
    screen.type("hunter2" + FakeScreen.ENTER);
    screen.await("both complaints", lines -> count(lines, "that was not it. Try again.") == 1);
    screen.awaitPrompt("Room password [give up]:");
    screen.type("x".repeat(ProtocolLimits.PASSWORD_MAX + 1) + FakeScreen.ENTER);
    screen.await("its problem", lines -> count(lines, "This password is") == 1);
    screen.awaitPrompt("Room password [give up]:");
    screen.type("pw" + FakeScreen.ENTER);
    screen.awaitPrompt("bob:");
    assertThat(screen.lines()).noneMatch(line -> line.contains("hunter2"));
    screen.type(FakeScreen.CTRL_D);
    assertThat(chat.result()).isEqualTo(0);
    assertThat(err.rest()).isEmpty();
  }

  private static long count(List<String> lines, String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeScreen.ENTER, FakeScreen.CTRL_C, FakeScreen.CTRL_D})
  void whoGivesUpOnThePasswordIsRefused(String key) throws Exception {
    server.open("ops", Optional.of(new Password("pw")), "al");
    Running<Integer> chat = onTerminal("join", "ops", "--name", "bob", "--password=hunter2");
    screen.awaitPrompt("Room password [give up]:");
    screen.type(key);
    assertThat(chat.result()).isEqualTo(4);
    assertThat(err.rest()).isEmpty();
  }

  @Test
  void theMenuOpensWithoutACommand() throws Exception {
    Running<Integer> menu = onTerminal();
    screen.awaitPrompt("Your choice (1-4) [1]:");
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
            System::nanoTime,
            () -> OffsetDateTime.parse("2026-11-20T10:15:30.5+09:00"));
    assertThat(ClientCommand.run(new String[0], broken)).isEqualTo(1);
    assertThat(err.next()).startsWith("chat-client stopped because of an error of its own: ");
    assertThat(err.rest()).isEmpty();
  }
}
