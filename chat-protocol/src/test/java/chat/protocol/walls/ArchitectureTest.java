package chat.protocol.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walls of this module, each seen to fall when somebody breaks it. */
class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));
  private static final JavaClasses OFFENDER =
      new ClassFileImporter().importClasses(PlantedOffender.class);

  enum Wall {
    NO_SOCKET(protocol().dependOnClassesThat().resideInAPackage("java.net.."), "socket"),
    NO_THREAD(protocol().dependOnClassesThat().areAssignableTo(Thread.class), "thread"),
    NO_CONCURRENCY(
        protocol().dependOnClassesThat().resideInAPackage("java.util.concurrent.."), "concurrency"),
    NO_CLOCK(
        protocol()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class),
        "monotonicClock",
        "wallClock",
        "instant",
        "clock"),
    NO_LOG(
        protocol()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(System.Logger.class)
            .orShould()
            .callMethod(System.class, "getLogger", String.class),
        "logger",
        "systemLogger"),
    NO_PRINTING(
        protocol().accessField(System.class, "out").orShould().accessField(System.class, "err"),
        "out",
        "err"),
    ONE_USER_OF_JACKSON(
        noClasses()
            .that()
            .resideInAPackage("chat.protocol..")
            .and()
            .haveNameNotMatching("chat\\.protocol\\.(Json|control\\.PayloadJson|frame\\.WishJson)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.."),
        "json"),
    NO_BOOT(protocol().dependOnClassesThat().resideInAPackage("chat.boot.."), "boot");

    private final ArchRule rule;
    private final String[] offences;

    Wall(ArchRule rule, String... offences) {
      this.rule = rule;
      this.offences = offences;
    }

    private static ClassesShould protocol() {
      return noClasses().that().resideInAPackage("chat.protocol..").should();
    }
  }

  @ParameterizedTest
  @EnumSource
  void stands(Wall wall) {
    wall.rule.check(MODULE);
  }

  @ParameterizedTest
  @EnumSource
  void falls(Wall wall) {
    String report = String.join("\n", wall.rule.evaluate(OFFENDER).getFailureReport().getDetails());
    for (String offence : wall.offences) {
      assertThat(report).contains("PlantedOffender." + offence + "()");
    }
  }

  @Test
  void theModuleIsThere() {
    assertThat(MODULE.contain("chat.protocol.control.PayloadJson")).isTrue();
    assertThat(MODULE.contain("chat.boot.Boot")).isTrue();
    assertThat(MODULE.contain(PlantedOffender.class)).isFalse();
  }
}
