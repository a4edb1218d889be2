package chat.server.room;

import chat.protocol.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may show what instead of its token. Kept under the registry's lock. */
final class Aliases {
  /** Whose alias it is. */
  record Owner(Member member, Optional<Tongue> tongue) {}

  private final Map<Bytes, Owner> owners = new HashMap<>();
  private final Map<Member, List<Alias>> ofMember = new HashMap<>();

  void add(Member member, List<Alias> aliases) {
    if (!aliases.isEmpty()) {
      forget(member);
      ofMember.put(member, List.copyOf(aliases));
      aliases.forEach(alias -> owners.put(alias.shown(), new Owner(member, alias.tongue())));
    }
  }

  Optional<Owner> find(Bytes shown) {
    // Most servers have none, and this is asked for each datagram.
    return owners.isEmpty() ? Optional.empty() : Optional.ofNullable(owners.get(shown));
  }

  void forget(Member member) {
    List<Alias> gone = ofMember.remove(member);
    if (gone != null) {
      gone.forEach(alias -> owners.remove(alias.shown()));
    }
  }
}
