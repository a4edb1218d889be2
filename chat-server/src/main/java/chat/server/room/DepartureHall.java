package chat.server.room;

import chat.protocol.Token;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Those who were members until just now and speak the extension {@code log}. They may have missed
 * how it ended: for a while their tokens are good to ask, though not to speak. Bounded in time and
 * number.
 */
final class DepartureHall {
  static final int MEMBERS_MAX = 10_000;

  private final long stay;
  private final LinkedHashMap<Token, Departed> departed = new LinkedHashMap<>();

  DepartureHall(long stayNanos) {
    this.stay = stayNanos;
  }

  private record Departed(Member member, long until) {}

  void add(long now, Member member) {
    departed.put(member.token(), new Departed(member, now + stay));
    if (departed.size() > MEMBERS_MAX) {
      removeFirst();
    }
  }

  Optional<Member> find(Token token) {
    return Optional.ofNullable(departed.get(token)).map(Departed::member);
  }

  /** It knows. */
  void remove(Member member) {
    departed.remove(member.token());
  }

  void sweep(long now) {
    while (!departed.isEmpty() && now - departed.firstEntry().getValue().until() >= 0) {
      removeFirst();
    }
  }

  int size() {
    return departed.size();
  }

  private void removeFirst() {
    Map.Entry<Token, Departed> first = departed.firstEntry();
    departed.remove(first.getKey());
  }
}
