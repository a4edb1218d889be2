package chat.boot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What runs on an old Java may not need a class that was compiled for a new one. */
class BootWallTest {
  private static final ArchRule WALL =
      classes()
          .that()
          .resideInAPackage("chat.boot..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("chat.boot..", "java..");

  @Test
  void stands() {
    WALL.check(new ClassFileImporter().importPath(Path.of("target", "classes")));
  }

  @Test
  void falls() {
    assertThat(
            WALL.evaluate(new ClassFileImporter().importClasses(PlantedOffender.class))
                .hasViolation())
        .isTrue();
  }
}
