package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.protocol.notice.Notice;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar as people start it, between pipes. */
@Timeout(120)
class ClientJarIT {
  private static final Path JAR = Path.of("target", "chat-client.jar");

  @TempDir private Path directory;

  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer(Manners.OURS);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private record Ended(int code, String out, String err) {}

  private Process client(String locale, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(JAR.toString());
    command.add("--tcp-port=" + server.tcpPort());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", locale);
    builder
        .environment()
        .put("XDG_STATE_HOME", Path.of("target", "jar-state").toAbsolutePath().toString());
    return builder.start();
  }

  private static void type(Process client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
  }

  /** Java's own way to end a process would close its pipes, too. */
  private static void signal(String name, Process client) throws Exception {
    new ProcessBuilder("kill", name, Long.toString(client.pid())).start().waitFor();
  }

  private static Ended end(Process client) throws Exception {
    assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        client.exitValue(),
        new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(client.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Ended endOfInput(Process client) throws Exception {
    client.getOutputStream().close();
    return end(client);
  }

  @Test
  void postsAndLeaves() throws Exception {
    Process client = client("C", "create", "ops", "--name", "ci");
    type(client, "デプロイ完了\nlast");
    assertThat(endOfInput(client)).isEqualTo(new Ended(0, "", "In room ops as ci.\n"));
    assertThat(server.nextSaid()).isEqualTo("デプロイ完了");
    assertThat(server.nextSaid()).isEqualTo("last");
    assertThat(server.nextSaid()).isEqualTo("/quit");
  }

  @Test
  void moreLinesThanABurstAllArrive() throws Exception {
    Process client = client("C", "create", "ops", "--name", "ci");
    for (int i = 0; i < 40; i++) {
      type(client, "line " + i + "\n");
    }
    assertThat(endOfInput(client).code()).isZero();
    for (int i = 0; i < 40; i++) {
      assertThat(server.nextSaid()).isEqualTo("line " + i);
    }
  }

  @Test
  void japaneseGoesThroughACLocale() throws Exception {
    Process client = client("C", "create", "日本語の部屋", "--name", "ボブ");
    BufferedReader err = client.errorReader(StandardCharsets.UTF_8);
    BufferedReader out = client.inputReader(StandardCharsets.UTF_8);
    assertThat(err.readLine()).isEqualTo("In room 日本語の部屋 as ボブ.");
    assertThat(server.members("日本語の部屋")).containsExactly("ボブ");
    server.send("日本語の部屋", "アリス: やあ");
    assertThat(out.readLine()).isEqualTo("アリス: やあ");
    client.getOutputStream().close();
    assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(client.exitValue()).isZero();
  }

  @Test
  void aRoomThatClosesIsFive() throws Exception {
    Process client = client("C", "create", "ops", "--name", "ci");
    type(client, "hello\n");
    assertThat(server.nextSaid()).isEqualTo("hello");
    server.closeRooms(Notice.Cause.HOST_TIMED_OUT);
    Ended ended = end(client);
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err()).endsWith("The host was gone for too long, so the room is closed.\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void terminationLeavesTheRoom() throws Exception {
    Process client = client("C", "create", "ops", "--name", "ci");
    type(client, "hello\n");
    assertThat(server.nextSaid()).isEqualTo("hello");
    signal("-TERM", client);
    Ended ended = end(client);
    assertThat(ended.code()).isEqualTo(143);
    assertThat(ended.err()).isEqualTo("In room ops as ci.\n");
    assertThat(server.nextSaid()).isEqualTo("/quit");
    assertThat(server.members("ops")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void interruptionLeavesTheRoom() throws Exception {
    Process client = client("C", "create", "ops", "--name", "ci");
    type(client, "hello\n");
    assertThat(server.nextSaid()).isEqualTo("hello");
    signal("-INT", client);
    assertThat(end(client).code()).isEqualTo(130);
    assertThat(server.nextSaid()).isEqualTo("/quit");
  }

  @Test
  void withoutAServerItIsThree() throws Exception {
    server.vanish();
    Ended ended = endOfInput(client("C", "list", "--lang", "ja"));
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("に接続できません。").hasLineCount(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void bashCompletesWithItsScript() throws Exception {
    Path script = directory.resolve("completion");
    Ended printed = endOfInput(client("C", "completion", "bash", "--lang", "ja"));
    assertThat(printed.code()).isZero();
    assertThat(printed.err()).isEmpty();
    Files.writeString(script, printed.out());
    assertThat(bash("bash -n " + script)).isEmpty();
    assertThat(completions(script, "chat-client", "")).contains("create", "join", "list");
    assertThat(completions(script, "chat-client", "comp")).containsExactly("completion");
    assertThat(completions(script, "chat-client", "completion", "")).contains("bash");
    assertThat(completions(script, "chat-client", "join", "--re")).containsExactly("--read-only");
    assertThat(completions(script, "chat-client", "list", "--lang", "")).contains("en", "ja");
  }

  /** What Tab would propose for the last of the words. */
  private static List<String> completions(Path script, String... words) throws Exception {
    String line =
        "shopt -s progcomp; source %s; complete -p chat-client >/dev/null || exit; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}; _complete_chat-client 2>/dev/null; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(
                script,
                Stream.of(words).map(word -> "'" + word + "'").collect(Collectors.joining(" ")),
                words.length - 1,
                String.join(" ", words));
    return bash(line).lines().map(String::strip).toList();
  }

  private static String bash(String line) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", line).redirectErrorStream(true).start();
    bash.getOutputStream().close();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theVersionIsThatOfTheJar() throws Exception {
    assertThat(endOfInput(client("C", "--version")).out()).matches("chat-client \\d+\\.\\d+.*\\n");
  }

  @Test
  void theMenuNeedsATerminal() throws Exception {
    Ended ended = endOfInput(client("C"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).startsWith("The menu needs a terminal.").hasLineCount(1);
  }
}
