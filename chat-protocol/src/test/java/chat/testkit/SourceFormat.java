package chat.testkit;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks that the Java of a module is as google-java-format writes it, or makes it so. */
public final class SourceFormat {
  private static final String COMMAND =
      "mvn test -Dtest=SourceFormatTest -Dchat.format=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private SourceFormat() {}

  /**
   * Fails naming each file below {@code src} that is not formatted; with {@code
   * -Dchat.format=write} it formats them instead.
   */
  public static void check(Path moduleDir) throws IOException {
    List<Path> unformatted = unformatted(moduleDir.resolve("src"));
    if ("write".equals(System.getProperty("chat.format"))) {
      for (Path file : unformatted) {
        Files.writeString(file, formatted(file));
      }
    } else if (!unformatted.isEmpty()) {
      throw new AssertionError(
          "not formatted: %s\nThis command formats them: %s".formatted(unformatted, COMMAND));
    }
  }

  private static List<Path> unformatted(Path src) throws IOException {
    List<Path> unformatted = new ArrayList<>();
    try (Stream<Path> files = Files.walk(src)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        if (!formatted(file).equals(Files.readString(file))) {
          unformatted.add(file);
        }
      }
    }
    return unformatted;
  }

  private static String formatted(Path file) throws IOException {
    try {
      return new Formatter().formatSourceAndFixImports(Files.readString(file));
    } catch (FormatterException e) {
      throw new AssertionError(file + " cannot be formatted: " + e.getMessage(), e);
    }
  }
}
