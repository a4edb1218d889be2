package chat.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.DatagramSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the client's house. */
class WallsTest {
  private static JavaClasses client;

  @BeforeAll
  static void read() {
    client =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("chat.client");
  }

  @Test
  void theSessionKnowsNoScreenAndNoCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.session")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("chat.client", "chat.client.ui..", "org.jline..", "picocli..")
        .check(client);
  }

  @Test
  void theScreenKnowsNoCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.ui")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("chat.client", "picocli..")
        .check(client);
  }

  @Test
  void theConformanceKitKnowsNoSessionNoCommandLineAndNoTerminal() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.conform")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.client", "chat.client.session", "org.jline..", "picocli..", "java.util.logging..")
        .check(client);
  }

  @Test
  void nobodyReachesIntoTheSession() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.client.session")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are the session's own",
                (JavaClass one) ->
                    one.getPackageName().equals("chat.client.session")
                        && !one.getModifiers().contains(JavaModifier.PUBLIC)))
        .check(client);
  }

  @Test
  void onlyTheSessionAndTheConformanceKitHaveSockets() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.client.session", "chat.client.conform")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Socket.class, DatagramSocket.class)
        .check(client);
  }

  @Test
  void thinkingHasNoThreadNoSocketAndNoClock() {
    classes()
        .that()
        .haveSimpleNameStartingWith("SessionState")
        .or()
        .haveNameMatching("chat\\.client\\.session\\.Reconnector.*")
        .or()
        .haveNameMatching("chat\\.client\\.ui\\.(Members|Mentions|TabCycle|Nearest|Standing).*")
        .or()
        .haveSimpleName("SessionTerms")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages(
            "java.net..", "java.io..", "java.nio.channels..", "java.util.concurrent..")
        .check(client);
  }

  @Test
  void timeComesFromOutside() {
    noClasses()
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Instant.class, Clock.class)
        .check(client);
  }

  @Test
  void nobodyPrintsPastTheConsole() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(client);
  }

  @Test
  void onlyTheScreenKnowsTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.client.ui")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
        .check(client);
  }
}
