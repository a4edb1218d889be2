package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.FakeScreen.Position;
import chat.client.fake.Running;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JLineConsoleTest {
  private FakeScreen screen;
  private JLineConsole console;

  @BeforeEach
  void open() throws Exception {
    screen = new FakeScreen(40, 10);
    console = new JLineConsole(screen.terminal(), Theme.of(Map.of("TERM", "xterm-256color")));
  }

  private Running<Input> reading() throws Exception {
    Running<Input> reading = new Running<>(() -> console.readLine("al: ", Draft.EMPTY));
    screen.awaitPrompt("al:");
    return reading;
  }

  @Test
  void aMessageInTheMiddleOfALineLeavesTheLineWhole() throws Exception {
    Running<Input> reading = reading();
    screen.type("hello wor" + FakeScreen.LEFT + FakeScreen.LEFT);
    screen.awaitPrompt("al: hello wor");
    console.print(Style.SAID, "bob: one\nbob: two");
    screen.await("both lines above", lines -> lines.indexOf("al: hello wor") == 2);
    assertThat(screen.lines().subList(0, 3))
        .containsExactly("bob: one", "bob: two", "al: hello wor");
    screen.await("the cursor", _ -> screen.cursor().equals(new Position(11, 2)));
    screen.type("XY" + FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("hello wXYor"));
  }

  @Test
  void japaneseIsTypedAndEdited() throws Exception {
    Running<Input> reading = reading();
    screen.type("日本酒語" + FakeScreen.LEFT + FakeScreen.BACKSPACE);
    screen.awaitPrompt("al: 日本語");
    screen.await("the cursor", _ -> screen.cursor().equals(new Position(8, 0)));
    console.print(Style.SAID, "ボブ: やあ");
    screen.await("it above", lines -> lines.get(0).equals("ボブ: やあ"));
    screen.await("the cursor", _ -> screen.cursor().equals(new Position(8, 1)));
    screen.type("の" + FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("日本の語"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J\u001b[H",
        "\u001b]0;title\u0007",
        "\u001b]52;c;aGk=\u0007",
        "\u009b2J",
        "\u001bc",
        "\r\u001b[K",
        "\u202egnorw"
      })
  void whatOthersSendDrivesNoTerminal(String evil) throws Exception {
    Running<Input> reading = reading();
    console.print(Style.SAID, "first");
    console.print(Style.SAID, "bob: " + evil + "after");
    screen.await("it", lines -> lines.stream().anyMatch(line -> line.endsWith("after")));
    assertThat(screen.lines().get(0)).isEqualTo("first");
    assertThat(screen.lines().get(1)).startsWith("bob: ");
    screen.awaitPrompt("al:");
    assertThat(screen.lines().get(2)).isEqualTo("al:");
    screen.type(FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text(""));
  }

  @Test
  void anExclamationMarkAndAPercentSignAreThemselves() throws Exception {
    Running<Input> reading = new Running<>(() -> console.readLine("100%P: ", Draft.EMPTY));
    screen.awaitPrompt("100%P:");
    screen.type("exit! !! \\n \"quote" + FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("exit! !! \\n \"quote"));
  }

  @Test
  void aDraftCanBeEditedAndItsRemarkIsSeen() throws Exception {
    Running<Input> first = reading();
    screen.type("hello" + FakeScreen.ENTER);
    first.result();
    Running<Input> reading =
        new Running<>(() -> console.readLine("al: ", new Draft("hello", " <- no")));
    screen.awaitPrompt("al: hello <- no");
    screen.type(FakeScreen.BACKSPACE + FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("hell"));
  }

  @Test
  void aRemarkGoesWithItsLine() throws Exception {
    Running<Input> first = reading();
    screen.type("hello" + FakeScreen.ENTER);
    first.result();
    Running<Input> reading =
        new Running<>(() -> console.readLine("al: ", new Draft("hello", " <- no")));
    screen.awaitPrompt("al: hello <- no");
    screen.type("\u0015");
    screen.awaitPrompt("al:");
    screen.type("new");
    screen.awaitPrompt("al: new");
    screen.type(FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("new"));
  }

  @Test
  void aSecretIsNotShown() throws Exception {
    Running<Input> asking = new Running<>(() -> console.askSecret("Password: "));
    screen.awaitPrompt("Password:");
    screen.type("hunter2" + FakeScreen.ENTER);
    assertThat(asking.result()).isEqualTo(new Input.Text("hunter2"));
    assertThat(screen.lines()).noneMatch(line -> line.contains("h") || line.contains("*"));
  }

  @Test
  void neitherSecretsNorAnswersAreInTheHistoryOfTheTalk() throws Exception {
    Running<Input> secret = new Running<>(() -> console.askSecret("Password: "));
    screen.awaitPrompt("Password:");
    screen.type("hunter2" + FakeScreen.ENTER);
    secret.result();
    Running<Input> answer = new Running<>(() -> console.ask("Room: "));
    screen.awaitPrompt("Room:");
    screen.type("ops" + FakeScreen.ENTER);
    answer.result();
    Running<Input> reading = reading();
    screen.type(FakeScreen.UP + "x" + FakeScreen.ENTER);
    assertThat(reading.result()).isEqualTo(new Input.Text("x"));
  }

  @Test
  void controlCAndControlDAreToldApart() throws Exception {
    Running<Input> first = reading();
    screen.type("half" + FakeScreen.CTRL_C);
    assertThat(first.result()).isEqualTo(new Input.Interrupted());
    Running<Input> second = reading();
    screen.type(FakeScreen.CTRL_D);
    assertThat(second.result()).isEqualTo(new Input.EndOfInput());
  }

  @Test
  void aWakeEndsAReadInTheMiddleOfALine() throws Exception {
    Running<Input> reading = reading();
    screen.type("half a li");
    screen.awaitPrompt("al: half a li");
    console.wake();
    assertThat(reading.result()).isEqualTo(new Input.Woken());
    Running<Input> next = reading();
    screen.type("whole" + FakeScreen.ENTER);
    assertThat(next.result()).isEqualTo(new Input.Text("whole"));
  }

  @Test
  void aWakeThatComesTooEarlyEndsTheNextRead() throws Exception {
    console.wake();
    assertThat(console.readLine("al: ", Draft.EMPTY)).isEqualTo(new Input.Woken());
    Running<Input> next = reading();
    screen.type("whole" + FakeScreen.ENTER);
    assertThat(next.result()).isEqualTo(new Input.Text("whole"));
  }

  @Test
  void manyWakesNeverFreezeOrBreakTheConsole() throws Exception {
    for (int i = 0; i < 200; i++) {
      Running<Input> reading = new Running<>(() -> console.readLine("al: ", Draft.EMPTY));
      console.wake();
      assertThat(reading.result()).as("round %d", i).isEqualTo(new Input.Woken());
    }
    screen.type("\u0015");
    Running<Input> next = reading();
    screen.type("still here" + FakeScreen.ENTER);
    assertThat(next.result()).isEqualTo(new Input.Text("still here"));
  }

  @Test
  void aStopEndsTheReadAndItsLineAndNothingIsReadAfterIt() throws Exception {
    Running<Input> reading = reading();
    screen.type("half a li");
    screen.awaitPrompt("al: half a li");
    console.stop();
    assertThat(reading.result()).isEqualTo(new Input.Woken());
    assertThat(console.ask("Room: ")).isEqualTo(new Input.EndOfInput());
    screen.await("the line", lines -> lines.get(0).equals("al: half a li"));
    assertThat(screen.cursor()).isEqualTo(new Position(0, 1));
  }

  @Test
  void printsNothingOnceItIsClosed() {
    console.close();
    console.print(Style.SAID, "bob: too late");
    assertThat(screen.lines()).noneMatch(line -> line.contains("late"));
  }
}
