package chat.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import chat.server.room.PlantedOffender;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The walls of {@code docs/architecture.md}. */
class ArchitectureTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("chat.server");

  private static final ArchRule THE_ROOMS_ARE_PURE =
      noClasses()
          .that()
          .resideInAPackage("chat.server.room")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net..",
              "java.nio..",
              "java.io..",
              "java.util.concurrent..",
              "java.util.logging..",
              "com.fasterxml..",
              "picocli..",
              "chat.server",
              "chat.server.control..",
              "chat.server.relay..",
              "chat.server.dialect..",
              "chat.server.net..",
              "chat.server.observe..",
              "chat.server.lifecycle..");

  private static final ArchRule NOBODY_READS_A_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("chat.server.ServerCommand")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @Test
  void theRoomsArePure() {
    THE_ROOMS_ARE_PURE.check(SERVER);
  }

  @Test
  void nobodyButTheCommandReadsAClock() {
    NOBODY_READS_A_CLOCK.check(SERVER);
  }

  @Test
  void controlAndRelayMeetInTheRoomsOnly() {
    noClasses()
        .that()
        .resideInAPackage("chat.server.control")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.server.relay")
        .check(SERVER);
    noClasses()
        .that()
        .resideInAPackage("chat.server.relay")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.server.control")
        .check(SERVER);
  }

  @Test
  void dialectsKnowNoSockets() {
    noClasses()
        .that()
        .resideInAPackage("chat.server.dialect")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "chat.server.control", "chat.server.relay")
        .check(SERVER);
  }

  @Test
  void jsonStaysInTheProtocol() {
    noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml..").check(SERVER);
  }

  @Test
  void theServerDoesNotKnowTheClient() {
    noClasses().should().dependOnClassesThat().resideInAPackage("chat.client..").check(SERVER);
  }

  @Test
  void onlyTheCommandWritesToTheConsole() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("chat.server.ServerCommand")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(SERVER);
  }

  @Test
  void theRegistryIsTheOnlyLockOfTheRooms() {
    classes()
        .that()
        .resideInAPackage("chat.server.room")
        .and()
        .doNotHaveSimpleName("RoomRegistry")
        .should(HaveNo.synchronizedMethods())
        .check(SERVER);
  }

  @Test
  void aWallThatIsBrokenIsSeen() {
    JavaClasses offender = new ClassFileImporter().importClasses(PlantedOffender.class);

    assertThat(THE_ROOMS_ARE_PURE.evaluate(offender).hasViolation()).isTrue();
    assertThat(NOBODY_READS_A_CLOCK.evaluate(offender).hasViolation()).isTrue();
  }
}
