package chat.server.room;

import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A room: a name, perhaps a password, a host, a log, and members by what their names must not
 * share.
 */
final class Room {
  private static final UserName SERVER = new UserName("lobby");

  private final RoomKind kind;
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
      RoomKind kind,
      RoomName name,
      Optional<RoomPassword> password,
      HostAddress owner,
      TokenBucket budget,
      TokenBucket replies,
      RoomLog log) {
    this.kind = kind;
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

  RoomKind kind() {
    return kind;
  }

  /** The name of the first who came; a lobby has that of the server. */
  UserName host() {
    return switch (kind) {
      case HOSTED -> first().name();
      case LOBBY -> SERVER;
    };
  }

  /** Whether the room lives only as long as this member is there. */
  boolean isHost(Member member) {
    return kind == RoomKind.HOSTED && first() == member;
  }

  private Member first() {
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
    return members.containsKey(user.key())
        || (kind == RoomKind.LOBBY && user.key().equals(SERVER.key()));
  }

  Optional<Member> find(UserName user) {
    return Optional.ofNullable(members.get(user.key()));
  }

  void add(Member member) {
    members.put(member.name().key(), member);
    readers += member.seat().isPresent() ? 1 : 0;
    snapshot = Optional.empty();
  }

  /** Gives a member another name, or the next one like it that is free; its place stays. */
  void rename(Member member, UserName wanted) {
    UserName free = wanted;
    for (int i = 2; has(free); i++) {
      free = numbered(wanted, i);
    }
    List<Member> all = List.copyOf(members.values());
    member.rename(free);
    members.clear();
    readers = 0;
    all.forEach(this::add);
  }

  private static UserName numbered(UserName name, int number) {
    String end = "-" + number;
    String start = name.value();
    while (Utf8.size(start) + end.length() > ProtocolLimits.USER_NAME_MAX) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
    }
    return new UserName(start + end);
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

  Audience all() {
    return Audience.of(members());
  }

  Audience others(Member member) {
    return Audience.without(members(), member);
  }

  /** Whether anybody speaks the extension {@code log}. */
  boolean hasReaders() {
    return readers > 0;
  }

  /** Those who speak the extension {@code log}. */
  List<Member> readers() {
    return members().stream().filter(member -> member.seat().isPresent()).toList();
  }

  /** Who hears that {@code member} came: who reads the log hears of himself, in his place in it. */
  Audience audienceOf(Member member) {
    return member.seat().isPresent() ? all() : others(member);
  }

  /** Who hears what {@code member} says; some hear themselves even without a log. */
  Audience hearersOf(Member member) {
    return member.tongue().hearsItself() ? all() : audienceOf(member);
  }

  /** Those of them who do not speak the extension {@code log}. */
  List<Member> plainHearersOf(Member member) {
    return hearersOf(member).toList().stream().filter(hearer -> hearer.seat().isEmpty()).toList();
  }
}
