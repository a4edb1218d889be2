package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeScreen;
import chat.client.fake.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EditingTest {
  private static final String ESCAPE = "\u001b";

  @TempDir private Path dir;
  private FakeScreen screen;

  private JLineConsole console(Editing editing) throws Exception {
    screen = new FakeScreen(60, 12);
    return new JLineConsole(screen.terminal(), Theme.of(Map.of("TERM", "xterm")), editing);
  }

  private Editing history(Path file) {
    return new Editing(Optional.empty(), Optional.of(file), Optional.empty());
  }

  private String typed(JLineConsole console, String keys) throws Exception {
    Running<Input> reading = new Running<>(() -> console.readLine("al: ", Draft.EMPTY));
    screen.awaitPrompt("al:");
    screen.type(keys + FakeScreen.ENTER);
    return ((Input.Text) reading.result()).text();
  }

  private void answer(JLineConsole console, String answer) throws Exception {
    Running<Input> asking = new Running<>(() -> console.ask("Room: "));
    screen.awaitPrompt("Room:");
    screen.type(answer + FakeScreen.ENTER);
    asking.result();
    Running<Input> secret = new Running<>(() -> console.askSecret("Password: "));
    screen.awaitPrompt("Password:");
    screen.type("hunter2" + FakeScreen.ENTER);
    secret.result();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsSaidIsKeptForTheNextTimeAndNothingElse() throws Exception {
    Path file = dir.resolve("state").resolve("chat").resolve("history");
    JLineConsole first = console(history(file));
    answer(first, "secret-room");
    typed(first, "good morning");
    first.close();
    assertThat(Files.readString(file))
        .contains("good morning")
        .doesNotContain("secret-room", "hunter2");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(typed(console(history(file)), FakeScreen.UP + "!")).isEqualTo("good morning!");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheLastThousandLinesAreKept() throws Exception {
    Path file = Files.createFile(dir.resolve("history"));
    StringBuilder old = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      old.append("1700000000000:line ").append(i).append('\n');
    }
    Files.writeString(file, old);
    JLineConsole console = console(history(file));
    for (int i = 0; i < 30; i++) {
      typed(console, "new " + i);
    }
    console.close();
    assertThat(typed(console(history(file)), FakeScreen.UP)).isEqualTo("new 29");
    assertThat(Files.readAllLines(file)).hasSizeLessThan(1300);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNoError() throws Exception {
    Path file = Files.createFile(dir.resolve("file"));
    JLineConsole console = console(history(file.resolve("chat").resolve("history")));
    assertThat(typed(console, "first")).isEqualTo("first");
    assertThat(typed(console, FakeScreen.UP)).isEqualTo("first");
  }

  @Test
  void aFileThatIsNoHistoryIsNoError() throws Exception {
    Path file = Files.write(dir.resolve("history"), new byte[] {(byte) 0xff, 0, 10, 'x', 10});
    assertThat(typed(console(history(file)), "first")).isEqualTo("first");
  }

  @Test
  void theKeysAreThoseOfViIfSomebodyLikes() throws Exception {
    Editing vi = new Editing(Optional.of(Editing.Keys.VI), Optional.empty(), Optional.empty());
    assertThat(typed(console(vi), "hello" + ESCAPE + "0x")).isEqualTo("ello");
  }

  @Test
  void inputrcIsHeardAndAnOptionIsStronger() throws Exception {
    Path inputrc = Files.writeString(dir.resolve("inputrc"), "set editing-mode vi\n");
    Editing editing = new Editing(Optional.empty(), Optional.empty(), Optional.of(inputrc));
    assertThat(typed(console(editing), "hello" + ESCAPE + "0x")).isEqualTo("ello");
    Editing emacs =
        new Editing(Optional.of(Editing.Keys.EMACS), Optional.empty(), Optional.of(inputrc));
    assertThat(typed(console(emacs), "hello\u0001x")).isEqualTo("xhello");
  }
}
