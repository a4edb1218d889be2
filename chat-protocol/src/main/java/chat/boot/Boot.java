package chat.boot;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The main class of both jars, compiled for Java 11: on a Java that is new enough it calls the
 * program itself, on an older one it hands over to a newer JDK that is installed here.
 *
 * <p>The jar's manifest names the program in {@code Chat-Main-Class}.
 */
public final class Boot {
  static final int NEEDED = 25;
  private static final String PROGRAM = "Chat-Main-Class";
  private static final int INTERNAL_ERROR = 1;

  private Boot() {}

  /** Starts the program that the manifest names. */
  public static void main(String[] args) {
    if (Runtime.version().feature() >= NEEDED) {
      Handover.endWithParent();
      run(program(), args);
      return;
    }
    Optional<Jdk> jdk = Jdk.newEnough(NEEDED);
    if (jdk.isEmpty()) {
      fail(
          "This program needs Java "
              + NEEDED
              + ", but this is Java "
              + Runtime.version().feature()
              + " and no newer one was found. Install a JDK "
              + NEEDED
              + " or set JAVA_HOME to one.");
      return;
    }
    System.exit(Handover.to(jdk.get(), args));
  }

  private static void run(String program, String[] args) {
    try {
      Class.forName(program).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      fail("The program ended with an internal error: " + e.getCause());
    } catch (ReflectiveOperationException e) {
      fail("This jar is incomplete: it has no " + program + ". Build it again.");
    }
  }

  private static String program() {
    // Not by the class loader's resources: those open the jar a second time, which one waits for.
    try (JarFile jar = new JarFile(jar())) {
      Manifest manifest = jar.getManifest();
      String named = manifest == null ? null : manifest.getMainAttributes().getValue(PROGRAM);
      return named == null ? PROGRAM : named;
    } catch (IOException | URISyntaxException e) {
      fail("This jar cannot be read: " + e.getMessage());
      return PROGRAM;
    }
  }

  /** The jar that this class is in. */
  static File jar() throws URISyntaxException {
    // By a path: a jar on a network share has an address that is a path, but no file's.
    return Path.of(Boot.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile();
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(INTERNAL_ERROR);
  }
}
