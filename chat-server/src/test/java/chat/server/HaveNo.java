package chat.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What classes should not have. */
final class HaveNo {
  private HaveNo() {}

  static ArchCondition<JavaClass> synchronizedMethods() {
    return new ArchCondition<>("have no synchronized methods") {
      @Override
      public void check(JavaClass each, ConditionEvents events) {
        each.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
            .forEach(
                method -> events.add(SimpleConditionEvent.violated(method, method.getFullName())));
      }
    };
  }
}
