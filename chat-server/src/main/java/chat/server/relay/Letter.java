package chat.server.relay;

import chat.server.room.Member;
import java.util.HashSet;
import java.util.Set;

/** Something that goes to many, each of whom gets it as he hears. */
interface Letter {
  /** Nothing for anybody. */
  Letter NONE = (_, _) -> 0;

  /** Posts what it has for {@code member}. Answers how many datagrams that were. */
  int post(Member member, Post post);

  /** One of the datagrams that hold several entries, for those who read the log. */
  record Page(Bundle bundle, int number) implements Letter {
    @Override
    public int post(Member member, Post post) {
      return bundle.post(number, member, post);
    }
  }

  /** One of those entries, for those who do not. */
  record Unbundled(Told told) implements Letter {
    @Override
    public int post(Member member, Post post) {
      return member.readsLog() ? 0 : told.post(member, post);
    }
  }

  /** One that some get later than the others. */
  final class Postponed implements Letter {
    private final Told told;
    private final Set<Member> waiting;
    private final Set<Member> passedOver = new HashSet<>();

    Postponed(Told told, Set<Member> waiting) {
      this.told = told;
      this.waiting = waiting;
    }

    @Override
    public int post(Member member, Post post) {
      if (!waiting.contains(member)) {
        return told.post(member, post);
      }
      passedOver.add(member);
      return 0;
    }

    /** For those who were passed over, and nobody else. */
    Letter later() {
      return (member, post) -> passedOver.contains(member) ? told.post(member, post) : 0;
    }
  }
}
