package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.client.fake.Tmux;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two real jars with a bad network between them: nothing is lost, and everything in order. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class LogIT {
  private static final Pattern PORTS = Pattern.compile("TCP port (\\d+) and UDP port (\\d+)");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR = Path.of("target", "chat-client.jar").toAbsolutePath();
  private static final int MESSAGES = 500;
  private static final long OUTAGE_SECONDS = 10;

  @TempDir Path state;
  private final long seed = System.nanoTime();
  private final List<AutoCloseable> open = new ArrayList<>();
  private JarProcess server;
  private LossyRelay relay;
  private int tcpPort;
  private int udpPort;

  @BeforeEach
  void start() throws Exception {
    server =
        keep(
            JarProcess.serverOnThisJava(
                "--bind",
                "127.0.0.1",
                "--tcp-port",
                "0",
                "--udp-port",
                "0",
                "--message-rate",
                "200"));
    Matcher ports = PORTS.matcher(server.hears(line -> PORTS.matcher(line).find()));
    assertThat(ports.find()).isTrue();
    tcpPort = Integer.parseInt(ports.group(1));
    udpPort = Integer.parseInt(ports.group(2));
    relay = keep(new LossyRelay(0, udpPort, seed));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void fiveHundredEachWayOverABadNetwork() throws Exception {
    JarProcess alice = client("create", "--name", "alice");
    alice.isTold(line -> line.startsWith("In room"));
    JarProcess bob = client("join", "--name", "bob");
    bob.isTold(line -> line.startsWith("In room"));

    for (int i = 1; i <= MESSAGES; i++) {
      alice.type("a" + i);
      bob.type("b" + i);
    }

    assertThat(heard(bob)).as("seed %d", seed).isEqualTo(all("alice: a"));
    assertThat(heard(alice)).as("seed %d", seed).isEqualTo(all("bob: b"));
    assertThat(relay.lost()).isGreaterThan(MESSAGES / 2);
    bob.endInput();
    assertThat(bob.exitCode()).isZero();
    alice.endInput();
    assertThat(alice.exitCode()).isZero();
  }

  @Test
  void anotherPortAfterTenSecondsWithoutANetwork() throws Exception {
    assumeTrue(Tmux.isInstalled(), "tmux is needed");
    Tmux alice = keep(terminal());
    Tmux bob = keep(terminal());
    alice.enter("chat create r --name alice");
    alice.awaitTyped("alice:");
    bob.enter("chat join r --name bob");
    bob.awaitTyped("bob:");
    alice.awaitLine("[system] bob joined.");
    alice.enter("before");
    bob.awaitLine("alice: before");

    relay.close();
    alice.enter("meanwhile");
    bob.enter("me too");
    // Not to be safe: this long is what the members are to survive.
    TimeUnit.SECONDS.sleep(OUTAGE_SECONDS);
    keep(new LossyRelay(relay.port(), udpPort, seed + 1));
    alice.enter("after");

    for (Tmux terminal : List.of(alice, bob)) {
      terminal.awaitLine("bob: me too");
      terminal.awaitLine("alice: after");
    }
    bob.enter("and I");
    alice.awaitLine("bob: and I");
    bob.awaitLine("bob: and I");
    assertThat(said(alice)).as("seed %d", seed).isEqualTo(said(bob));
    assertThat(said(alice))
        .contains("alice: before", "alice: meanwhile", "bob: me too", "alice: after", "bob: and I")
        .doesNotHaveDuplicates();
  }

  @Test
  void aClientThatWasKilledGoesOnAsTheMemberItWas() throws Exception {
    JarProcess alice = client("create", "--name", "alice");
    alice.isTold(line -> line.startsWith("In room"));
    JarProcess bob = client("join", "--name", "bob");
    bob.isTold(line -> line.startsWith("In room"));
    alice.isTold(line -> line.equals("[system] bob joined."));
    bob.type("one");
    assertThat(alice.hears(line -> true)).isEqualTo("bob: one");
    alice.type("two");
    assertThat(bob.hears(line -> true)).isEqualTo("alice: two");

    bob.kill();
    alice.type("three");
    JarProcess again = client("join", "--name", "bob", "--history-lines", "10");
    server.isTold(line -> line.contains("member.resumed room=\"r\" name=\"bob\""));
    for (String line : List.of("bob: one", "alice: two", "alice: three")) {
      assertThat(again.hears(any -> true)).as("seed %d", seed).isEqualTo(line);
    }
    again.type("four");
    assertThat(alice.hears(line -> true)).isEqualTo("bob: four");
    again.endInput();
    assertThat(again.exitCode()).isZero();
    assertThat(alice.isTold(line -> true)).isEqualTo("[system] bob left.");
  }

  private JarProcess client(String way, String... options) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                way,
                "r",
                "--tcp-port",
                Integer.toString(tcpPort),
                "--udp-port",
                Integer.toString(relay.port())));
    all.addAll(List.of(options));
    return keep(JarProcess.client(all.toArray(String[]::new)));
  }

  private Tmux terminal() throws Exception {
    Tmux tmux = new Tmux(80, 30);
    tmux.enter(
        ("PS1='$ ' LANG=C CHAT_TIME_FORMAT=off XDG_STATE_HOME=%s; export LANG CHAT_TIME_FORMAT"
             + " XDG_STATE_HOME; chat() { %s -jar %s --tcp-port %d --udp-port %d \"$@\"; }; clear")
            .formatted(state, JAVA, JAR, tcpPort, relay.port()));
    tmux.awaitLast("$");
    return tmux;
  }

  /** What the members said, as it stands on the screen. */
  private static List<String> said(Tmux terminal) throws Exception {
    return terminal.lines().stream()
        .map(String::stripTrailing)
        .filter(line -> line.matches("(alice|bob): .+"))
        .toList();
  }

  private static List<String> heard(JarProcess client) throws Exception {
    List<String> heard = new ArrayList<>();
    while (heard.size() < MESSAGES) {
      heard.add(client.hears(line -> true));
    }
    return heard;
  }

  private static List<String> all(String start) {
    return IntStream.rangeClosed(1, MESSAGES).mapToObj(i -> start + i).toList();
  }

  private <T extends AutoCloseable> T keep(T one) {
    open.add(one);
    return one;
  }
}
