package chat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.Tmux;
import chat.protocol.notice.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar on a real terminal: what no fake screen can show. */
@Timeout(180)
class TerminalIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR = Path.of("target", "chat-client.jar").toAbsolutePath();

  @TempDir private Path config;
  @TempDir private Path state;

  private FakeServer server;
  private Tmux tmux;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Tmux.isInstalled(), "tmux is needed");
    server = new FakeServer(Manners.OURS);
    tmux = new Tmux(100, 24);
    tmux.enter(
        ("SANE=$(stty -g) PS1='$ ' LANG=C LC_ALL=C CHAT_NAME=ボブ CHAT_TIME_FORMAT=off"
             + " XDG_CONFIG_HOME=%s XDG_STATE_HOME=%s; export LANG LC_ALL CHAT_NAME"
             + " CHAT_TIME_FORMAT XDG_CONFIG_HOME XDG_STATE_HOME; chat() { %s -jar %s --tcp-port %d"
             + " \"$@\"; }; clear")
            .formatted(config, state, JAVA, JAR, server.tcpPort()));
    tmux.awaitLast("$");
  }

  @AfterEach
  void stop() throws Exception {
    if (tmux != null) {
      tmux.close();
      server.close();
    }
  }

  private void codeIs(int code) throws Exception {
    tmux.awaitLast("$");
    tmux.enter("echo \"code=$? $([ \"$(stty -g)\" = \"$SANE\" ] && echo sane)\"");
    tmux.awaitLine("code=" + code + " sane");
  }

  @Test
  void controlCLeavesTheRoomAndTheTerminalAsItWas() throws Exception {
    tmux.enter("chat create 部屋 --name ボブ");
    tmux.awaitTyped("ボブ:");
    tmux.type("こんにち");
    tmux.awaitTyped("ボブ: こんにち");
    server.send("部屋", "アリス: やあ");
    tmux.awaitLine("アリス: やあ");
    tmux.awaitTyped("ボブ: こんにち");
    tmux.enter("は");
    tmux.awaitLine("ボブ: こんにちは");
    tmux.awaitTyped("ボブ:");
    tmux.press("C-c");
    codeIs(130);
  }

  @Test
  void theMenuAndBackAgain() throws Exception {
    tmux.enter("chat");
    tmux.awaitLast("Your choice (1-4) [1]:");
    tmux.enter("1");
    tmux.awaitLast("Room (for example tea) [lobby]:");
    tmux.press("C-c");
    tmux.awaitLast("Your choice (1-4) [1]:");
    tmux.enter("1");
    tmux.awaitLast("Room (for example tea) [lobby]:");
    tmux.enter("ops");
    tmux.awaitLast("Your name (for example alice) [ボブ]:");
    tmux.enter("al");
    tmux.awaitLast("Room password (for example blue teapot) [none]:");
    tmux.enter("hunter2");
    tmux.awaitTyped("al:");
    tmux.type("half a line");
    tmux.awaitTyped("al: half a line");
    server.closeRooms(Notice.Cause.SERVER_STOPPING);
    tmux.awaitLine(
        "The server is stopping. Trying to come back: Enter tries now, Ctrl-C gives up.");
    tmux.awaitLine("You are back in room ops.");
    tmux.awaitTyped("al: half a line");
    tmux.press("C-c");
    tmux.awaitLast("Your choice (1-4) [1]:");
    tmux.press("C-d");
    codeIs(0);
    assertThat(config.resolve("chat").resolve("settings.properties"))
        .content()
        .contains("last.name=al\nlast.tcp-port=" + server.tcpPort() + "\n");
  }

  @Test
  void aRoomThatClosesGivesTheShellBackWithFive() throws Exception {
    tmux.enter("chat create ops --name al");
    tmux.awaitTyped("al:");
    tmux.type("half a line");
    tmux.awaitTyped("al: half a line");
    server.closeRooms(Notice.Cause.HOST_LEFT);
    codeIs(5);
  }

  @Test
  void whatWasTypedIsRememberedForNobodyElse() throws Exception {
    tmux.enter("chat create ops --name al");
    tmux.awaitTyped("al:");
    tmux.enter("first words");
    tmux.awaitTyped("al:");
    tmux.awaitLine("al: first words");
    tmux.press("C-d");
    codeIs(0);
    tmux.enter("clear; stat -c %a $XDG_STATE_HOME/chat/history");
    tmux.awaitLine("600");
    tmux.enter("chat create ops --name al");
    tmux.awaitTyped("al:");
    tmux.press("Up");
    tmux.awaitTyped("al: first words");
    tmux.press("C-c");
    codeIs(130);
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "HUP, 129"})
  void whoIsToldToStopGivesTheTerminalBack(String signal, int code) throws Exception {
    tmux.enter("chat create ops --name al");
    tmux.awaitTyped("al:");
    tmux.type("half a line");
    tmux.awaitTyped("al: half a line");
    signal(signal);
    codeIs(code);
    // With the marks of a paste still on, the shell would not know this word.
    tmux.paste("echo pasted as it is");
    tmux.press("Enter");
    tmux.awaitLine("pasted as it is");
    assertThat(server.members("ops")).isEmpty();
  }

  @Test
  void aTerminalThatCanDoNextToNothingLeavesTheLineWholeToo() throws Exception {
    Path sent = state.resolve("sent");
    tmux.record(sent);
    tmux.enter("TERM=dumb chat create ops --name al");
    String prompt = "[ops | al | 1 here | connected] al:";
    tmux.awaitLast(prompt);
    tmux.type("half a line");
    tmux.awaitLast(prompt + " half a line");
    server.send("ops", "bob: hi");
    tmux.await(
        "the message above the line",
        lines ->
            lines.size() > 1
                && lines.get(lines.size() - 2).equals("bob: hi")
                && lines.getLast().equals(prompt + " half a line"));
    tmux.press("BSpace", "BSpace", "BSpace", "BSpace");
    tmux.enter("word");
    tmux.awaitLine("al: half a word");
    tmux.awaitLast(prompt);
    tmux.await("all that was sent", _ -> content(sent).contains("bob: hi"));
    assertThat(content(sent)).doesNotContain("\u001b");
    tmux.press("C-c");
    codeIs(130);
  }

  /** As in an editor that has a shell in it: what is typed is shown by the editor. */
  @Test
  void whereSomebodyElseShowsWhatIsTypedItIsNotShownTwice() throws Exception {
    Path sent = state.resolve("sent");
    tmux.record(sent);
    tmux.enter("stty -echo; SANE=$(stty -g); TERM=dumb chat create ops --name al");
    tmux.await("the room", lines -> lines.stream().anyMatch(line -> line.endsWith("al:")));
    tmux.type("half");
    server.send("ops", "bob: hi");
    tmux.awaitLine("bob: hi");
    assertThat(tmux.lines()).noneMatch(line -> line.contains("half"));
    tmux.enter(" a line");
    tmux.awaitLine("al: half a line");
    tmux.await("all that was sent", _ -> content(sent).contains("bob: hi"));
    assertThat(content(sent)).doesNotContain("\u001b");
    tmux.press("C-d");
    tmux.awaitLast("$");
    tmux.enter("echo \"code=$? $([ \"$(stty -g)\" = \"$SANE\" ] && echo sane)\"");
    tmux.awaitLine("$ code=0 sane");
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) throws Exception {
    String mark = "--tcp-port " + server.tcpPort();
    ProcessHandle client =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(mark))
            .filter(process -> process.info().command().orElse("").equals(JAVA.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(new ProcessBuilder("kill", "-" + name, "" + client.pid()).start().waitFor())
        .isEqualTo(0);
  }
}
