package chat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import chat.client.ui.Checked.Bad;
import chat.client.ui.Checked.Good;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  private static final SortedMap<String, String> LAST =
      Settings.remembering(
          new KnownServer(Optional.of(new Host("192.0.2.2")), Optional.of(9000), Optional.empty()),
          " アリス=#1\\ ");

  @TempDir private Path directory;
  private SettingsFile file;

  @BeforeEach
  void name() {
    file = SettingsFile.of(Map.of("XDG_CONFIG_HOME", directory.resolve("a").toString()));
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), text);
  }

  @Test
  void theEnvironmentSaysWhere() {
    assertThat(file.path()).isEqualTo(directory.resolve("a/chat/settings.properties"));
    Path inHome = Path.of("/home/al/.config/chat/settings.properties");
    assertThat(SettingsFile.of(Map.of("HOME", "/home/al")).path()).isEqualTo(inHome);
    assertThat(SettingsFile.of(Map.of("HOME", "/home/al", "XDG_CONFIG_HOME", "rel")).path())
        .isEqualTo(inHome);
    assertThat(SettingsFile.of(Map.of()).path())
        .isEqualTo(
            Path.of(System.getProperty("user.home"), ".config", "chat", "settings.properties"));
  }

  @Test
  void noFileIsNoSetting() throws IOException {
    assertThat(file.load().servers()).isEmpty();
    assertThat(file.load().lastName()).isEmpty();
    assertThat(file.load().lastServer()).isEqualTo(KnownServer.NOTHING);
    assertThat(file.path()).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsRememberedIsForItsOwnerAlone() throws IOException {
    file.remember(LAST);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path().getParent())))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(file.path().getParent())) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void whatIsRememberedIsReadBack() throws IOException {
    file.remember(LAST);
    assertThat(file.load().lastName()).contains("アリス=#1\\");
    assertThat(file.load().lastServer())
        .isEqualTo(
            new KnownServer(
                Optional.of(new Host("192.0.2.2")), Optional.of(9000), Optional.empty()));
    file.remember(Settings.remembering(KnownServer.NOTHING, "bob"));
    assertThat(file.load().lastName()).contains("bob");
    assertThat(file.load().lastServer()).isEqualTo(KnownServer.NOTHING);
  }

  @Test
  void whatAPersonWroteStaysAsItIs() throws IOException {
    String written = "# my servers\nserver.home.host = 部屋.example\n\nlast.name=old";
    write(written);
    file.remember(Settings.remembering(KnownServer.NOTHING, "new"));
    assertThat(file.path())
        .hasContent("# my servers\nserver.home.host = 部屋.example\n\nlast.name=new\n");
    assertThat(Files.getLastModifiedTime(file.path())).isNotNull();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysALink() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("dotfile"), "server.x.host=x\n");
    Files.createDirectories(file.path().getParent());
    Files.createSymbolicLink(file.path(), elsewhere);
    file.remember(LAST);
    assertThat(file.path()).isSymbolicLink();
    assertThat(elsewhere).content().startsWith("server.x.host=x\nlast.host=192.0.2.2\n");
  }

  @Test
  void serversHaveNames() throws IOException {
    write(
        """
        server.home.host=192.0.2.2
        server.home.tcp-port = 9000
        server.home.udp-port=9001
        server.my.office.host=office
        server.bad.host=x
        server.bad.tcp-port=eighty
        server.host=nobody
        server.x.colour=red
        """);
    Settings settings = file.load();
    assertThat(settings.servers()).containsExactly("bad", "home", "my.office");
    assertThat(settings.server("home"))
        .isEqualTo(
            new Good<>(
                new KnownServer(
                    Optional.of(new Host("192.0.2.2")), Optional.of(9000), Optional.of(9001))));
    assertThat(settings.server("my.office"))
        .isEqualTo(
            new Good<>(
                new KnownServer(
                    Optional.of(new Host("office")), Optional.empty(), Optional.empty())));
    assertThat(settings.server("bad")).isEqualTo(new Bad<>("server.bad.tcp-port"));
  }

  @Test
  void aLastServerThatCannotBeIsNone() throws IOException {
    write("last.host=x\nlast.tcp-port=0\nlast.name=al\n");
    assertThat(file.load().lastServer()).isEqualTo(KnownServer.NOTHING);
    assertThat(file.load().lastName()).contains("al");
  }

  @Test
  void aBrokenFileIsToldAndLeftAsItIs() throws IOException {
    write("last.name=\\u12\n");
    assertThatIOException().isThrownBy(file::load).withMessageContaining("encoding");
    assertThatIOException().isThrownBy(() -> file.remember(LAST));
    assertThat(file.path()).hasContent("last.name=\\u12\n");

    Files.write(file.path(), "last.name=é".getBytes(StandardCharsets.ISO_8859_1));
    assertThatIOException().isThrownBy(file::load).withMessage("no UTF-8");

    write("#".repeat(64 * 1024 + 1));
    assertThatIOException().isThrownBy(file::load).withMessage("more than 65536 bytes");

    Files.delete(file.path());
    Files.createDirectory(file.path());
    assertThatIOException().isThrownBy(file::load);
  }

  @Test
  void aDirectoryThatCannotBeMadeIsAnErrorThatSaysWhy() throws IOException {
    Files.writeString(directory.resolve("a"), "a file");
    assertThatIOException().isThrownBy(() -> file.remember(LAST)).withMessageNotContaining("null");
  }
}
