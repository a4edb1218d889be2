package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.FakeScreen.Position;
import chat.client.fake.Running;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that can only write text and return to the beginning of the row. */
@Timeout(60)
class OneRowTest {
  private static final String LEFT = "\u001b[D";
  private static final String UP = "\u001b[A";
  private static final Theme PLAIN = Theme.of(Map.of("TERM", "dumb"));

  @TempDir private Path home;

  private FakeScreen screen;
  private JLineConsole console;

  @BeforeEach
  void open() throws Exception {
    SystemTerminal.describeOneRow();
    screen = new FakeScreen(SystemTerminal.ONE_ROW, 40, 12);
    console = new JLineConsole(screen.terminal(), PLAIN);
  }

  private Running<Input> reading() throws Exception {
    Running<Input> reading = new Running<>(() -> console.readLine("al: ", Draft.EMPTY));
    screen.awaitPrompt("al:");
    return reading;
  }

  @Test
  void aMessageInTheMiddleOfALineLeavesTheLineWhole() throws Exception {
    Running<Input> reading = reading();
    screen.type("hello wor" + LEFT + LEFT);
    screen.await("the cursor", _ -> screen.cursor().equals(new Position(11, 0)));
    console.print(Style.SAID, "bob: one\nbob: two");
    screen.await("both lines above", lines -> lines.indexOf("al: hello wor") == 2);
    assertThat(screen.lines().subList(0, 4))
        .containsExactly("bob: one", "bob: two", "al: hello wor", "");
    screen.await("the cursor", _ -> screen.cursor().equals(new Position(11, 2)));
    screen.type("XY" + FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("hello wXYor"));
    screen.await("the line gone", lines -> lines.get(2).isEmpty());
  }

  @Test
  void aShorterMessageLeavesNothingOfALongerLineBehind() throws Exception {
    Running<Input> reading = reading();
    screen.type("日本酒です、とても長い");
    screen.awaitPrompt("al: 日本酒です、とても長い");
    console.print(Style.SAID, "b: hi");
    screen.await("it above", lines -> lines.get(0).equals("b: hi"));
    screen.awaitPrompt("al: 日本酒です、とても長い");
    screen.type(FakeScreen.BACKSPACE + FakeScreen.BACKSPACE);
    screen.awaitPrompt("al: 日本酒です、とても");
    screen.type(FakeScreen.CTRL_U);
    screen.awaitPrompt("al:");
    screen.type("short" + FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("short"));
  }

  @Test
  void aLineThatIsLongerThanTheRowMovesAlongInIt() throws Exception {
    Running<Input> reading = reading();
    String text = "the quick brown fox jumps over the lazy dog and on and on and on";
    screen.type(text);
    screen.await("its end", lines -> lines.getFirst().endsWith("on and on and on"));
    console.print(Style.SAID, "bob: hi");
    screen.await(
        "it above",
        lines -> lines.get(0).equals("bob: hi") && lines.get(1).endsWith("on and on and on"));
    assertThat(screen.lines().subList(2, 12)).containsOnly("");
    screen.type(FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text(text));
  }

  @Test
  void theStatusStandsInFrontOfTheLine() throws Exception {
    console.showStatus(_ -> "ops");
    Running<Input> reading = new Running<>(() -> console.readLine("al: ", Draft.EMPTY));
    screen.awaitPrompt("[ops] al:");
    screen.type("half");
    screen.awaitPrompt("[ops] al: half");
    console.showStatus(_ -> "tea, lost");
    screen.awaitPrompt("[tea, lost] al: half");
    console.showStatus(_ -> "tea");
    screen.awaitPrompt("[tea] al: half");
    screen.type(FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("half"));
  }

  @Test
  void aQuestionStaysAndASecretIsNotShown() throws Exception {
    Running<Input> asking = new Running<>(() -> console.ask("Room: "));
    screen.awaitPrompt("Room:");
    screen.type("ops" + FakeScreen.ENTER);
    assertThat(asking.result()).isEqualTo(new Input.Text("ops"));
    Running<Input> secret = new Running<>(() -> console.askSecret("Password: "));
    screen.awaitPrompt("Password:");
    screen.type("hunter2" + FakeScreen.ENTER);
    assertThat(secret.result()).isEqualTo(new Input.Text("hunter2"));
    assertThat(screen.lines().subList(0, 3)).containsExactly("Room: ops", "Password:", "");
  }

  @Test
  void theHistoryIsAtHand() throws Exception {
    Running<Input> first = reading();
    screen.type("hello" + FakeScreen.ENTER);
    first.result();
    Running<Input> second = reading();
    screen.type(UP);
    screen.awaitPrompt("al: hello");
    screen.type("!" + FakeScreen.ENTER);
    assertThat(second.result()).isEqualTo(new Input.Text("hello!"));
  }

  /** Also when the user's own settings speak of what is an escape sequence. */
  @Test
  void noEscapeSequenceIsSent() throws Exception {
    Path inputrc = home.resolve("inputrc");
    Files.writeString(inputrc, "set enable-bracketed-paste off\nset bracketed-paste on\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineDisciplineTerminal terminal =
        new LineDisciplineTerminal("bytes", SystemTerminal.ONE_ROW, out, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(40, 12));
    Editing editing = new Editing(Optional.empty(), Optional.empty(), Optional.of(inputrc));
    try (JLineConsole bytes = new JLineConsole(terminal, PLAIN, editing)) {
      bytes.showStatus(_ -> "ops");
      terminal.processInputBytes(
          "half\u0002\u0002X\u007f\t\rsecond\r".getBytes(StandardCharsets.UTF_8));
      assertThat(bytes.readLine("al: ", Draft.EMPTY)).isEqualTo(new Input.Text("half"));
      bytes.print(Style.ERROR, "oh");
      bytes.clear();
      bytes.ring();
      assertThat(bytes.ask("? ")).isEqualTo(new Input.Text("second"));
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("oh").doesNotContain("\u001b");
  }
}
