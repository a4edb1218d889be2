package chat.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTest {
  @TempDir Path root;

  private Path jdk(String name, String release) throws IOException {
    Path home = Files.createDirectories(root.resolve(name));
    Files.writeString(home.resolve("release"), release);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private Path version(String name, String version) throws IOException {
    return jdk(name, "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"y\"\n");
  }

  private static Optional<Path> newEnough(int needed, Path... homes) {
    return Jdk.newEnough(needed, List.of(homes)).map(Jdk::java);
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.1", "25-ea", "26.0.0.1+7"})
  void readsTheVersionOfAHome(String version) throws IOException {
    Path home = version("jdk", version);
    assertThat(newEnough(25, home)).contains(home.resolve("bin").resolve("java"));
    assertThat(newEnough(27, home)).isEmpty();
  }

  @Test
  void takesTheFirstThatIsNewEnough() throws IOException {
    Path old = version("old", "17.0.2");
    Path good = version("good", "25.0.1");
    Path newest = version("newest", "26");
    assertThat(newEnough(25, old, root.resolve("nowhere"), good, newest))
        .contains(good.resolve("bin").resolve("java"));
    assertThat(newEnough(25, newest, good)).contains(newest.resolve("bin").resolve("java"));
    assertThat(newEnough(25, old)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "JAVA_VERSION=\"1.8.0_292\"",
        "JAVA_VERSION=\"\"",
        "JAVA_VERSION=x",
        "x=\\u12"
      })
  void whatTellsNoVersionIsNoHome(String release) throws IOException {
    assertThat(Jdk.at(jdk("odd", release))).isEmpty();
  }

  @Test
  void aHomeWithoutJavaIsNone() throws IOException {
    Path home = version("broken", "25");
    Files.delete(home.resolve("bin").resolve("java"));
    assertThat(Jdk.at(home)).isEmpty();
    assertThat(Jdk.at(root.resolve("nowhere"))).isEmpty();
  }

  @Test
  void prefersTheWindowsCommandWhereThereIsOne() throws IOException {
    Path home = version("windows", "25");
    Path exe = home.resolve("bin").resolve("java.exe");
    Files.writeString(exe, "");
    assertThat(exe.toFile().setExecutable(true)).isTrue();
    assertThat(newEnough(25, home)).contains(exe);
  }

  @Test
  void looksWhereTheEnvironmentSaysFirst() {
    assertThat(
            Jdk.homes(
                Map.of(
                    "JAVA_HOME", "/a",
                    "JAVA25_HOME", "/b",
                    "JAVA_HOME_25_X64", "/c",
                    "JAVA_25_HOME", "/d",
                    "JAVA_OPTS", "/no",
                    "MY_JAVA_HOME", "/no"),
                root))
        .startsWith(Path.of("/b"), Path.of("/d"), Path.of("/a"), Path.of("/c"))
        .doesNotContain(Path.of("/no"));
  }

  @Test
  void thenWhatIsOnThePathAndBehindItsLinks() throws IOException {
    Path home = version("real", "25");
    Path bin = Files.createDirectories(root.resolve("usr"));
    Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin").resolve("java"));
    String path = String.join(File.pathSeparator, "/nowhere", "", bin.toString());
    assertThat(Jdk.homes(Map.of("PATH", path, "JAVA_HOME", " "), root).iterator().next())
        .isEqualTo(home.toRealPath());
  }

  @Test
  void thenWhereVersionManagersPutThem() throws IOException {
    Path old = version(".jdks/jdk-17", "17");
    Path mac = version(".jdks/jdk-25.jdk/Contents/Home", "25");
    Path sdkman = version(".sdkman/candidates/java/26-tem", "26");
    assertThat(Jdk.homes(Map.of(), root))
        .containsSubsequence(sdkman, mac.getParent().getParent(), mac, old);
  }

  @Test
  void aPlaceThatIsNoPathIsPassedOver() throws IOException {
    Path home = version("real", "25");
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            "\0",
            "JAVA25_HOME",
            home.toString(),
            "PATH",
            String.join(File.pathSeparator, "\0", home.resolve("bin").toString()));
    assertThat(Jdk.homes(environment, root)).contains(home, home.toRealPath());
  }
}
