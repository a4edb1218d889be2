package chat.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** A Java home and the feature release that its {@code release} file tells. */
final class Jdk {
  private final Path home;
  private final int feature;

  private Jdk(Path home, int feature) {
    this.home = home;
    this.feature = feature;
  }

  /** The {@code java} to start. */
  Path java() {
    Path windows = home.resolve("bin").resolve("java.exe");
    return Files.isExecutable(windows) ? windows : home.resolve("bin").resolve("java");
  }

  /** The first JDK of at least this release, in the order of {@link #homes}. */
  static Optional<Jdk> newEnough(int needed) {
    return newEnough(needed, homes(System.getenv(), Path.of(System.getProperty("user.home", "."))));
  }

  static Optional<Jdk> newEnough(int needed, Iterable<Path> homes) {
    for (Path home : homes) {
      Optional<Jdk> jdk = at(home);
      if (jdk.isPresent() && jdk.get().feature >= needed) {
        return jdk;
      }
    }
    return Optional.empty();
  }

  static Optional<Jdk> at(Path home) {
    Properties release = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
      String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
      Jdk jdk = new Jdk(home, Runtime.Version.parse(version).feature());
      return Files.isExecutable(jdk.java()) ? Optional.of(jdk) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Where a JDK may be: what the environment names, what is on the PATH, then the places where
   * packages and version managers put them.
   */
  static Set<Path> homes(Map<String, String> environment, Path user) {
    Set<Path> homes = new LinkedHashSet<>();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (name.matches("JAVA(_?[0-9]+)?(_X64)?_HOME(_[0-9]+_.*)?")) {
                place(value).ifPresent(homes::add);
              }
            });
    for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      place(entry).flatMap(bin -> homeOfCommand(bin.resolve("java"))).ifPresent(homes::add);
    }
    for (Path parent : parents(user)) {
      for (Path child : children(parent)) {
        homes.add(child);
        homes.add(child.resolve("Contents").resolve("Home"));
      }
    }
    return homes;
  }

  private static List<Path> parents(Path user) {
    return List.of(
        Path.of("/usr/lib/jvm"),
        Path.of("/usr/lib64/jvm"),
        Path.of("/usr/java"),
        Path.of("/opt/java"),
        Path.of("/opt"),
        user.resolve(".sdkman/candidates/java"),
        user.resolve(".jdks"),
        user.resolve(".asdf/installs/java"),
        user.resolve(".local/share/mise/installs/java"),
        user.resolve("Library/Java/JavaVirtualMachines"),
        Path.of("/Library/Java/JavaVirtualMachines"),
        Path.of("C:/Program Files/Java"),
        Path.of("C:/Program Files/Eclipse Adoptium"));
  }

  /** What somebody wrote as a place may be empty, quoted or otherwise no path. */
  private static Optional<Path> place(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> homeOfCommand(Path command) {
    try {
      Path bin = command.toRealPath().getParent();
      return Optional.ofNullable(bin).map(Path::getParent);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The newest names first: jdk-26 before jdk-25. */
  private static List<Path> children(Path parent) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
      entries.forEach(children::add);
    } catch (IOException e) {
      children.clear();
    }
    children.sort(Comparator.comparing(Path::toString).reversed());
    return children;
  }
}
