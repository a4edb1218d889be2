package chat.server.room;

import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A room: a name, perhaps a password, a host, a log, and members. */
final class Room {
  private static final UserName SERVER = new UserName("lobby");

  private final RoomKind kind;
  private final RoomName name;
  private final Optional<RoomPassword> password;
  private final HostAddress owner;
  private final Rate rate;
  private final RoomLog log;
  private final Roster members = new Roster();

  private int readers;
  private @Nullable TokenBucket budget;
  private @Nullable TokenBucket replies;

  /** All as they are now, in a room in which somebody talks. */
  private @Nullable List<Member> company;

  /**
   * A room without members.
   *
   * @param rate the datagrams that its talk may cause; and, counted apart, those of what was missed
   */
  Room(
      RoomKind kind,
      RoomName name,
      Optional<RoomPassword> password,
      HostAddress owner,
      Rate rate,
      RoomLog log) {
    this.kind = kind;
    this.rate = rate;
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
      case HOSTED -> members.first().name();
      case LOBBY -> SERVER;
    };
  }

  /** Whether the room lives only as long as this member is there. */
  boolean isHost(Member member) {
    return kind == RoomKind.HOSTED && members.first() == member;
  }

  /**
   * Whether one more datagram of what was missed may go out now; that takes nothing from the talk.
   */
  boolean mayReply(long now) {
    if (replies == null) {
      replies = new TokenBucket(rate, now);
    }
    return replies.tryTake(now, 1);
  }

  /** Whether the room may cause so many datagrams more now. */
  boolean mayCause(long now, int datagrams) {
    if (budget == null) {
      budget = new TokenBucket(rate, now);
    }
    return budget.tryTake(now, datagrams);
  }

  /** Whether all may be told now that somebody comes who only spoke, and later that it goes. */
  boolean mayTellOfAGuest(long now) {
    return mayCause(now, Math.min(2 * size(), rate.burst()));
  }

  int size() {
    return members.size();
  }

  boolean has(UserName user) {
    return members.find(user).isPresent()
        || (kind == RoomKind.LOBBY && user.key().equals(SERVER.key()));
  }

  Optional<Member> find(UserName user) {
    return members.find(user);
  }

  void add(Member member) {
    company = null;
    members.add(member);
    readers += member.seat().isPresent() ? 1 : 0;
  }

  /** Gives a member another name, or the next one like it that is free; its place stays. */
  void rename(Member member, UserName wanted) {
    UserName free = wanted;
    for (int i = 2; has(free); i++) {
      free = numbered(wanted, i);
    }
    members.rename(member, free);
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
    company = null;
    members.remove(member);
    readers -= member.seat().isPresent() ? 1 : 0;
  }

  List<Member> members() {
    return members.all();
  }

  /**
   * The same for one of those who talk: they need it again and again, and most rooms are silent.
   */
  List<Member> company() {
    if (company == null) {
      company = members();
    }
    return company;
  }

  Audience all() {
    return new Audience.Everyone(members());
  }

  Audience others(Member member) {
    return new Audience.Others(members(), member);
  }

  /** The names that a grant tells {@code newcomer}: its own, and those of the first who came. */
  List<UserName> namesFor(Member newcomer) {
    List<UserName> names = new ArrayList<>();
    for (Member member : members.others(newcomer)) {
      if (names.size() == ProtocolLimits.LISTED_MEMBERS_MAX - 1) {
        break;
      }
      if (member.tongue().isIntroduced()) {
        names.add(member.name());
      }
    }
    // Who comes back keeps its place, and the host is the first.
    names.add(isHost(newcomer) ? 0 : names.size(), newcomer.name());
    return names;
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
