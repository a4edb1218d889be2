package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two real jars, end to end. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class JarsIT {
  private static final Pattern PORTS = Pattern.compile("TCP port (\\d+) and UDP port (\\d+)");

  private final List<JarProcess> started = new ArrayList<>();
  private JarProcess server;
  private String tcpPort = "";

  @BeforeEach
  void startServer() throws Exception {
    server = keep(JarProcess.server("--bind", "127.0.0.1", "--tcp-port", "0", "--udp-port", "0"));
    Matcher ports = PORTS.matcher(server.hears(line -> PORTS.matcher(line).find()));
    assertThat(ports.find()).isTrue();
    tcpPort = ports.group(1);
  }

  @AfterEach
  void endAll() {
    started.forEach(JarProcess::close);
  }

  @Test
  void twoChatAndLeave() throws Exception {
    JarProcess alice = client("create", "部屋", "--name", "アリス");
    alice.isTold(line -> line.contains("部屋"));
    JarProcess bob = client("join", "部屋", "--name", "bob");
    alice.isTold(line -> line.contains("bob"));

    bob.type("hello, アリス");
    assertThat(alice.hears(line -> true)).isEqualTo("bob: hello, アリス");
    alice.type("こんにちは 👋");
    assertThat(bob.hears(line -> true)).isEqualTo("アリス: こんにちは 👋");

    JarProcess list = client("list");
    assertThat(list.hears(line -> line.contains("部屋"))).contains("2");
    assertThat(list.exitCode()).isZero();

    bob.endInput();
    assertThat(bob.exitCode()).isZero();
    alice.isTold(line -> line.contains("bob left"));
    alice.endInput();
    assertThat(alice.exitCode()).isZero();
    server.isTold(line -> line.contains("room.closed"));
  }

  @Test
  void manyLinesFromAPipeAllArrive() throws Exception {
    JarProcess alice = client("create", "r", "--name", "alice");
    alice.isTold(line -> true);
    JarProcess bob = client("join", "r", "--name", "bob");
    alice.isTold(line -> line.contains("bob"));

    for (int i = 0; i < 60; i++) {
      bob.type("line " + i);
    }
    bob.endInput();

    for (int i = 0; i < 60; i++) {
      assertThat(alice.hears(line -> true)).isEqualTo("bob: line " + i);
    }
    assertThat(bob.exitCode()).isZero();
  }

  @Test
  void aPasswordOpensARoom() throws Exception {
    JarProcess alice = client("create", "locked", "--name", "alice", "--password=合言葉");
    alice.isTold(line -> line.contains("locked"));

    JarProcess guess = client("join", "locked", "--name", "bob", "--password=guess");
    assertThat(guess.exitCode()).isEqualTo(4);
    JarProcess bob = client("join", "locked", "--name", "bob", "--password=合言葉");
    alice.isTold(line -> line.contains("bob"));
    bob.endInput();
    assertThat(bob.exitCode()).isZero();
  }

  @Test
  void whoIsRefusedEndsWith4() throws Exception {
    JarProcess bob = client("join", "nowhere", "--name", "bob");

    assertThat(bob.exitCode()).isEqualTo(4);
    assertOneLine(bob);
  }

  @Test
  void whoCannotConnectEndsWith3() throws Exception {
    server.signal("TERM");
    assertThat(server.exitCode()).isZero();

    JarProcess bob = client("join", "r", "--name", "bob");

    assertThat(bob.exitCode()).isEqualTo(3);
    assertOneLine(bob);
  }

  @Test
  void wrongOptionsEndWith2() throws Exception {
    for (String[] options :
        new String[][] {
          {"join"}, {"join", "r", "--name", "[x"}, {"nonsense"}, {"--tcp-port", "x", "list"}
        }) {
      JarProcess bob = keep(JarProcess.client(options));
      assertThat(bob.exitCode()).isEqualTo(2);
      assertThat(bob.everything()).isNotEmpty().noneMatch(line -> line.contains("Exception"));
    }
    JarProcess wrong = keep(JarProcess.server("--idle-timeout", "soon"));
    assertThat(wrong.exitCode()).isEqualTo(2);
  }

  @Test
  void aTakenPortEndsTheServerWith3() throws Exception {
    JarProcess second = keep(JarProcess.server("--bind", "127.0.0.1", "--tcp-port", tcpPort));

    assertThat(second.exitCode()).isEqualTo(3);
    assertOneLine(second);
  }

  @Test
  void whenTheServerIsToldToStopEachMemberIsTold() throws Exception {
    JarProcess alice = client("create", "r", "--name", "alice");
    alice.isTold(line -> true);
    JarProcess bob = client("join", "r", "--name", "bob");
    alice.isTold(line -> line.contains("bob"));

    server.signal("TERM");

    assertThat(alice.exitCode()).isEqualTo(5);
    assertThat(bob.exitCode()).isEqualTo(5);
    assertThat(server.exitCode()).isZero();
  }

  @Test
  void ctrlCStopsTheServerToo() throws Exception {
    server.signal("INT");

    assertThat(server.exitCode()).isZero();
  }

  @Test
  void whenTheHostLeavesTheOthersEndWith5() throws Exception {
    JarProcess alice = client("create", "r", "--name", "alice");
    alice.isTold(line -> true);
    JarProcess bob = client("join", "r", "--name", "bob");
    alice.isTold(line -> line.contains("bob"));

    alice.type("/quit");

    assertThat(alice.exitCode()).isZero();
    assertThat(bob.exitCode()).isEqualTo(5);
  }

  @Test
  void whenTheServerIsKilledTheClientNotices() throws Exception {
    JarProcess alice = client("create", "r", "--name", "alice");
    alice.isTold(line -> true);

    server.signal("KILL");

    assertThat(alice.exitCode()).isEqualTo(5);
  }

  @Test
  void anInterruptedClientLeavesPolitely() throws Exception {
    JarProcess alice = client("create", "r", "--name", "alice");
    alice.isTold(line -> true);
    JarProcess bob = client("join", "r", "--name", "bob");
    alice.isTold(line -> line.contains("bob joined"));

    bob.signal("INT");

    assertThat(bob.exitCode()).isEqualTo(130);
    alice.isTold(line -> line.contains("bob left"));
    alice.signal("TERM");
    assertThat(alice.exitCode()).isEqualTo(143);
    server.isTold(line -> line.contains("room.closed"));
  }

  @Test
  void nothingIsLeftWhenTheLauncherIsKilled() throws Exception {
    List<ProcessHandle> children = server.handle().children().toList();
    assumeTrue(!children.isEmpty(), "java on the PATH is new enough to run the jar itself");

    server.signal("KILL");

    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void theJvmHasNothingToWarnOf() throws Exception {
    JarProcess direct =
        keep(
            JarProcess.serverOnThisJava(
                "--bind", "127.0.0.1", "--tcp-port", "0", "--udp-port", "0"));
    direct.hears(line -> PORTS.matcher(line).find());
    direct.signal("TERM");

    assertThat(direct.exitCode()).isZero();
    assertThat(direct.everything()).noneMatch(line -> line.startsWith("WARNING"));
  }

  @Test
  void whatIsPipedInIsPostedAndTheClientLeaves() throws Exception {
    JarProcess alice = client("create", "ops", "--name", "alice");
    alice.isTold(line -> true);
    JarProcess shell =
        keep(
            JarProcess.shell(
                "echo deploy done | java -jar \"$CLIENT\" join ops --name ci --tcp-port "
                    + tcpPort));

    assertThat(shell.exitCode()).isZero();
    assertThat(alice.hears(line -> true)).isEqualTo("ci: deploy done");
    alice.isTold(line -> line.equals("[system] ci left."));
  }

  @Test
  void aLogIsOneJsonObjectALine() throws Exception {
    JarProcess alice = client("create", "ops", "--name", "アリス");
    alice.isTold(line -> true);
    JarProcess log = client("join", "ops", "--name", "log", "--read-only", "--json");
    log.isTold(line -> line.startsWith("In room"));
    log.type("nobody may hear this");
    JarProcess bob = client("join", "ops", "--name", "bob");
    bob.type("a \"quote\" \\ and\tこんにちは 👋");

    JsonNode joined = new ObjectMapper().readTree(log.hears(line -> true));
    assertThat(joined.path("notice").textValue()).isEqualTo("joined");
    assertThat(joined.path("name").textValue()).isEqualTo("bob");
    JsonNode said = new ObjectMapper().readTree(log.hears(line -> true));
    assertThat(said.path("room").textValue()).isEqualTo("ops");
    assertThat(said.path("name").textValue()).isEqualTo("bob");
    assertThat(said.path("text").textValue()).isEqualTo("a \"quote\" \\ and\tこんにちは 👋");
    assertThat(
            Duration.between(
                OffsetDateTime.parse(said.path("time").textValue()), OffsetDateTime.now()))
        .isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(10));
    assertThat(alice.hears(line -> true)).startsWith("bob: ");

    log.signal("TERM");
    assertThat(log.exitCode()).isEqualTo(143);
    alice.isTold(line -> line.equals("[system] log left."));
    JarProcess again = client("join", "ops", "--name", "log", "--read-only", "--json");
    alice.isTold(line -> line.equals("[system] log joined."));
    again.signal("INT");
    assertThat(again.exitCode()).isEqualTo(130);
    alice.isTold(line -> line.equals("[system] log left."));
  }

  @Test
  void aLogEndsWithItsRoom() throws Exception {
    JarProcess alice = client("create", "ops", "--name", "alice");
    alice.isTold(line -> true);
    JarProcess log = client("join", "ops", "--name", "log", "--read-only", "--json");
    log.isTold(line -> line.startsWith("In room"));
    alice.type("bye");
    alice.endInput();

    assertThat(log.exitCode()).isEqualTo(5);
    assertThat(log.hears(line -> true)).contains("\"text\":\"bye\"");
    assertThat(log.hears(line -> true)).contains("\"notice\":\"closed-host-left\"");
    assertThat(log.isTold(line -> true)).isEqualTo("The host left, so the room is closed.");
  }

  @Test
  void aReaderThatHasEnoughEndsTheClientQuietly() throws Exception {
    JarProcess alice = client("create", "ops", "--name", "alice");
    alice.isTold(line -> true);
    JarProcess shell =
        keep(
            JarProcess.shell(
                "{ java -jar \"$CLIENT\" join ops --name log --read-only --tcp-port "
                    + tcpPort
                    + "; echo \"ended with $?\" >&2; }"
                    + " | { head -n 1; exec <&-; echo enough >&2; }"));
    shell.isTold(line -> line.startsWith("In room"));
    alice.type("one");
    assertThat(shell.hears(line -> true)).isEqualTo("alice: one");
    shell.isTold(line -> line.equals("enough"));
    alice.type("two");

    assertThat(shell.isTold(line -> true)).isEqualTo("ended with 0");
    assertThat(shell.exitCode()).isZero();
    alice.isTold(line -> line.equals("[system] log left."));
  }

  private JarProcess client(String command, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(options));
    all.addAll(List.of("--tcp-port", tcpPort));
    return keep(JarProcess.client(all.toArray(String[]::new)));
  }

  private JarProcess keep(JarProcess process) {
    started.add(process);
    return process;
  }

  private static void assertOneLine(JarProcess process) {
    assertThat(process.everything())
        .singleElement()
        .asString()
        .isNotBlank()
        .doesNotContain("Exception");
  }
}
