package chat.client;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file that holds the {@link Settings}: properties in UTF-8, for its owner alone. What a person
 * wrote into it stays as it is, comments included.
 */
record SettingsFile(Path path) {
  private static final long SIZE_MAX = 64 * 1024;
  private static final String HEADER =
      """
      # A server for --server home:
      # server.home.host=192.0.2.2
      # server.home.tcp-port=8888
      # server.home.udp-port=8889

      """;

  /** In the directory that the environment has for such files. */
  static SettingsFile of(Map<String, String> environment) {
    Path configured = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    // A relative one is to be ignored, says the XDG specification.
    Path directory = configured.isAbsolute() ? configured : home(environment).resolve(".config");
    return new SettingsFile(directory.resolve("chat").resolve("settings.properties"));
  }

  private static Path home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home", "") : home);
  }

  /**
   * Reads the file; when there is none, nothing is set.
   *
   * @throws IOException when it cannot be read or understood; the message says why
   */
  Settings load() throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text()));
    } catch (NoSuchFileException e) {
      return Settings.NONE;
    } catch (FileSystemException e) {
      throw new IOException(why(e), e);
    } catch (CharacterCodingException e) {
      throw new IOException("no UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    return new Settings(properties);
  }

  /**
   * Replaces what was remembered by {@code last}, all at once or not at all.
   *
   * @throws IOException when it cannot, or the file is broken; then the file is as it was
   */
  void remember(SortedMap<String, String> last) throws IOException {
    // Whoever broke it would like to mend it, and not to find it replaced.
    var _ = load();
    // The file itself where the path is a link, as with people who keep such files elsewhere.
    Path file = Files.exists(path) ? path.toRealPath() : path;
    String before = Files.exists(file) ? text() : HEADER;
    String after = withoutLast(before) + lines(last);
    if (after.equals(before)) {
      return;
    }
    try {
      replace(file, after);
    } catch (FileSystemException e) {
      throw new IOException(why(e), e);
    }
  }

  private void replace(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory, onlyOwner("rwx------"));
    Path draft = Files.createTempFile(directory, "settings", ".tmp", onlyOwner("rw-------"));
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private String text() throws IOException {
    if (Files.size(path) > SIZE_MAX) {
      throw new IOException("more than " + SIZE_MAX + " bytes");
    }
    return Files.readString(path);
  }

  /** The path is told anyway; Java says no more than that when a file is not ours. */
  private static String why(FileSystemException e) {
    return e instanceof AccessDeniedException
        ? "access denied"
        : Optional.ofNullable(e.getReason()).orElse("I/O error");
  }

  private static String withoutLast(String text) {
    return text.lines()
        .filter(line -> !line.stripLeading().startsWith(Settings.LAST))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** As a properties file has them, escapes and all, but without its date. */
  private static String lines(SortedMap<String, String> last) throws IOException {
    Properties properties = new Properties();
    properties.putAll(last);
    StringWriter out = new StringWriter();
    properties.store(out, null);
    return out.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private FileAttribute<?>[] onlyOwner(String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return Stream.of(permissions)
        .filter(_ -> posix)
        .map(one -> PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(one)))
        .toArray(FileAttribute<?>[]::new);
  }
}
