package chat.server.relay;

import chat.protocol.datagram.ServerDatagram;
import chat.server.room.Audience;
import chat.server.room.Member;
import chat.server.room.RoomEvent;
import chat.server.room.Tongue;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that goes to many, each of whom gets it as he hears. */
interface Letter {
  /** Nothing for anybody. */
  Letter NONE = (_, _) -> 0;

  /** Posts what it has for {@code member}. Answers how many datagrams that were. */
  int post(Member member, Post post);

  /** An event, encoded once for each tongue. */
  final class Told implements Letter {
    private final RoomEvent event;
    private final Audience hearers;
    private @Nullable Tongue last;
    private List<ServerDatagram> inTheLast = List.of();
    private @Nullable IdentityHashMap<Tongue, List<ServerDatagram>> inOthers;

    Told(RoomEvent event, Audience hearers) {
      this.event = event;
      this.hearers = hearers;
    }

    @Override
    public int post(Member member, Post post) {
      if (!hearers.includes(member)) {
        return 0;
      }
      List<ServerDatagram> datagrams = in(member.tongue());
      for (int i = 0; i < datagrams.size(); i++) {
        post.send(member, datagrams.get(i).body());
      }
      return datagrams.size();
    }

    /** Most rooms have one tongue; in some each member has its own. */
    @SuppressWarnings("ReferenceEquality") // A tongue is itself, however alike two may be.
    private List<ServerDatagram> in(Tongue tongue) {
      if (last != tongue) {
        inTheLast = last == null ? tongue.hear(event) : inAnother(last, tongue);
        last = tongue;
      }
      return inTheLast;
    }

    private List<ServerDatagram> inAnother(Tongue before, Tongue tongue) {
      if (inOthers == null) {
        inOthers = new IdentityHashMap<>();
      }
      inOthers.put(before, inTheLast);
      return inOthers.computeIfAbsent(tongue, other -> other.hear(event));
    }
  }

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
