package chat.server.room;

import java.util.List;
import java.util.Optional;

/**
 * Who is to hear of something: these members, perhaps without one of them. So a room of a thousand
 * needs no new list for each thing that one of them says.
 */
public record Audience(List<Member> members, Optional<Member> except) {
  static Audience of(List<Member> members) {
    return new Audience(members, Optional.empty());
  }

  static Audience without(List<Member> members, Member one) {
    return new Audience(members, Optional.of(one));
  }

  /** Whether this one of the {@link #members} is to hear it. */
  public boolean includes(Member member) {
    return except.isEmpty() || except.get() != member;
  }

  /** Whether nobody is. */
  public boolean isEmpty() {
    return members.size() == (except.isPresent() ? 1 : 0);
  }

  /** All who are to hear it. */
  public List<Member> toList() {
    return except.isEmpty() ? members : members.stream().filter(this::includes).toList();
  }
}
