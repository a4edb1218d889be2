package chat.client.conform;

import java.util.ArrayList;
import java.util.List;

/** All there is to check, in the reading order of {@code docs/protocol.md}. */
final class Checks {
  private Checks() {}

  static List<Check> all(Wishes wishes) {
    List<Check> checks = new ArrayList<>(NameChecks.all());
    checks.addAll(ControlChecks.all());
    checks.add(NameChecks.requestVectors());
    checks.addAll(AnswerChecks.all());
    checks.addAll(TalkChecks.all());
    checks.addAll(StampChecks.all());
    checks.addAll(LifeChecks.all(wishes.idle()));
    checks.addAll(AddressChecks.all());
    checks.addAll(HostileChecks.all());
    return checks.stream().filter(check -> check.name().contains(wishes.only())).toList();
  }
}
