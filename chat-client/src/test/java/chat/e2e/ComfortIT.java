package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.client.fake.Tmux;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two people at two terminals, with the two real jars: what one would try on the first day. */
@Timeout(240)
class ComfortIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR = Path.of("target", "chat-client.jar").toAbsolutePath();
  private static final Pattern PORTS = Pattern.compile("TCP port (\\d+) and UDP port (\\d+)");

  @TempDir Path state;
  private JarProcess server;
  private Tmux alice;
  private Tmux bob;
  private String tcpPort = "0";
  private String udpPort = "0";

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Tmux.isInstalled(), "tmux is needed");
    startServer();
    alice = terminal();
    bob = terminal();
  }

  @AfterEach
  void stop() throws Exception {
    if (bob != null) {
      alice.close();
      bob.close();
      server.close();
    }
  }

  private void startServer() throws Exception {
    server =
        JarProcess.serverOnThisJava(
            "--bind", "127.0.0.1", "--tcp-port", tcpPort, "--udp-port", udpPort);
    Matcher ports = PORTS.matcher(server.hears(line -> PORTS.matcher(line).find()));
    assertThat(ports.find()).isTrue();
    tcpPort = ports.group(1);
    udpPort = ports.group(2);
  }

  private Tmux terminal() throws Exception {
    Tmux tmux = new Tmux(80, 24);
    tmux.enter(
        ("PS1='$ ' LANG=C CHAT_TIME_FORMAT=off XDG_STATE_HOME=%s; export LANG CHAT_TIME_FORMAT"
                + " XDG_STATE_HOME; chat() { %s -jar %s --tcp-port %s \"$@\"; }; clear")
            .formatted(state, JAVA, JAR, tcpPort));
    tmux.awaitLast("$");
    return tmux;
  }

  private static void codeIs(Tmux tmux, int code) throws Exception {
    tmux.awaitLast("$");
    tmux.enter("echo code=$?");
    tmux.awaitLine("code=" + code);
  }

  @Test
  void anEveningInARoom() throws Exception {
    alice.enter("chat create r --name alice");
    alice.awaitTyped("alice:");
    bob.enter("chat join r --name bob");
    bob.awaitTyped("bob:");
    alice.awaitLast("r | alice | 2 here | connected");

    alice.type("half a li");
    alice.awaitTyped("alice: half a li");
    for (int i = 1; i <= 3; i++) {
      bob.enter("words " + i);
      alice.awaitLine("bob: words " + i);
    }
    alice.awaitTyped("alice: half a li");

    // Only a prompt that stands has told the terminal to mark a paste.
    bob.awaitTyped("bob:");
    bob.paste(
        IntStream.rangeClosed(1, 12).mapToObj(i -> "l" + i).collect(Collectors.joining("\n")));
    bob.awaitTyped("> l12");
    bob.press("Enter");
    bob.awaitLast("Send 12 lines? [y]/n");
    bob.press("Enter");
    alice.awaitLine("bob: l12");
    bob.awaitTyped("bob:");

    alice.resize(40, 12);
    bob.enter("can you read this?");
    alice.awaitLine("bob: can you read this?");
    alice.awaitTyped("alice: half a li");
    alice.awaitLast("r | alice | 2 here | connected");

    server.signal("KILL");
    server.exitCode();
    alice.await(
        "the countdown", lines -> lines.getLast().matches("r \\| alice \\| 2 here \\| lost, .*"));
    bob.await("the countdown", lines -> lines.getLast().contains("lost, trying again in"));
    startServer();
    alice.awaitLine("You are back in room r.");
    bob.awaitLine("You are back in room r.");
    alice.awaitLast("r | alice | 2 here | connected");
    alice.awaitTyped("alice: half a li");
    alice.enter("ne");
    bob.awaitLine("alice: half a line");

    alice.type("never said");
    alice.awaitTyped("alice: never said");
    alice.press("C-c");
    codeIs(alice, 130);
    bob.awaitLine("The host left, so the room is closed.");
    codeIs(bob, 5);
  }
}
