package chat.server.room;

import chat.protocol.RoomName;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A room: a name, perhaps a password, a host, a log, and members by what their names must not
 * share.
 */
final class Room {
  private final RoomName name;
  private final Optional<RoomPassword> password;
  private final HostAddress owner;
  private final TokenBucket budget;
  private final TokenBucket replies;
  private final RoomLog log;
  private final Map<String, Member> members = new LinkedHashMap<>();

  private int readers;

  /** The members in one list; made anew only after somebody came or went. */
  private Optional<List<Member>> snapshot = Optional.empty();

  Room(
      RoomName name,
      Optional<RoomPassword> password,
      HostAddress owner,
      TokenBucket budget,
      TokenBucket replies,
      RoomLog log) {
    this.budget = budget;
    this.replies = replies;
    this.name = name;
    this.password = password;
    this.owner = owner;
    this.log = log;
  }

  RoomName name() {
    return name;
  }

  Optional<RoomPassword> password() {
    return password;
  }

  HostAddress owner() {
    return owner;
  }

  RoomLog log() {
    return log;
  }

  /** The first who came; a room lives as long as it is there. */
  Member host() {
    return members.values().iterator().next();
  }

  /**
   * Whether one more datagram of what was missed may go out now; that takes nothing from the talk.
   */
  boolean mayReply(long now) {
    return replies.tryTake(now, 1);
  }

  /** Whether the room may cause so many datagrams more now. */
  boolean mayCause(long now, int datagrams) {
    return budget.tryTake(now, datagrams);
  }

  int size() {
    return members.size();
  }

  boolean has(UserName user) {
    return members.containsKey(user.key());
  }

  Optional<Member> find(UserName user) {
    return Optional.ofNullable(members.get(user.key()));
  }

  void add(Member member) {
    members.put(member.name().key(), member);
    readers += member.seat().isPresent() ? 1 : 0;
    snapshot = Optional.empty();
  }

  void remove(Member member) {
    members.remove(member.name().key());
    readers -= member.seat().isPresent() ? 1 : 0;
    snapshot = Optional.empty();
  }

  List<Member> members() {
    List<Member> all = snapshot.orElseGet(() -> List.copyOf(members.values()));
    snapshot = Optional.of(all);
    return all;
  }

  List<Member> others(Member member) {
    return members().stream().filter(other -> other != member).toList();
  }

  /** Whether anybody speaks the extension {@code log}. */
  boolean hasReaders() {
    return readers > 0;
  }

  /** Those but {@code member} who do not speak the extension {@code log}. */
  List<Member> plainOthers(Member member) {
    return others(member).stream().filter(other -> other.seat().isEmpty()).toList();
  }

  /** Those who speak the extension {@code log}. */
  List<Member> readers() {
    return members().stream().filter(member -> member.seat().isPresent()).toList();
  }

  /** Who hears what {@code member} says: who reads the log hears himself, in his place in it. */
  List<Member> audienceOf(Member member) {
    return member.seat().isPresent() ? members() : others(member);
  }
}
