package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Keeper;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.StatusCode;
import chat.protocol.datagram.StampedText;
import chat.protocol.notice.Notice;
import chat.server.room.Authorization.Denied;
import chat.server.room.Authorization.Granted;
import chat.server.room.Entrance.Entered;
import chat.server.room.Entrance.Refused;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.RoomEvent.Said;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rooms, members and tokens of this server: where control and relay meet.
 *
 * <p>Each method takes the time as nanoseconds of a clock that never goes back, changes the rooms
 * under the one lock, and answers with what is to be sent after that. Nothing here does I/O, hashes
 * or logs.
 */
public final class RoomRegistry {
  private final RoomLimits limits;
  private final TokenIssuer tokens;
  private final IdleReaper reaper;
  private final Map<RoomName, Room> rooms = new HashMap<>();
  private final Map<Token, Member> members = new HashMap<>();
  private final Aliases aliases = new Aliases();
  private final Map<HostAddress, Integer> roomsByAddress = new HashMap<>();
  private final Map<HostAddress, Integer> membersByAddress = new HashMap<>();
  private boolean closed;

  /** A registry without rooms. */
  public RoomRegistry(RoomLimits limits, TokenIssuer tokens, IdleReaper reaper) {
    this.limits = limits;
    this.tokens = tokens;
    this.reaper = reaper;
  }

  /** Makes a room with {@code applicant} as its host. */
  public synchronized Entrance create(
      long now, RoomName name, Applicant applicant, Optional<RoomPassword> password) {
    Optional<StatusCode.Known> obstacle = obstacleToCreate(name, applicant.source().host());
    if (obstacle.isPresent()) {
      return new Refused(obstacle.get());
    }
    HostAddress owner = applicant.source().host().limitKey();
    Rate budget = new Rate(limits.datagramsPerRoom(), limits.datagramsPerRoom());
    Room room = new Room(RoomKind.HOSTED, name, password, owner, new TokenBucket(budget, now));
    rooms.put(name, room);
    roomsByAddress.merge(owner, 1, Integer::sum);
    return enter(now, room, applicant);
  }

  /** Makes a room that the server keeps open, if there is none of that name. */
  public synchronized void openLobby(long now, RoomName name) {
    Rate budget = new Rate(limits.datagramsPerRoom(), limits.datagramsPerRoom());
    rooms.putIfAbsent(
        name,
        new Room(
            RoomKind.LOBBY,
            name,
            Optional.empty(),
            HostAddress.of(new byte[HostAddress.IPV4_BYTES], 0),
            new TokenBucket(budget, now)));
  }

  /** Whether {@code member} is still one. */
  public synchronized boolean isThere(Member member) {
    return isMember(member);
  }

  /**
   * Lets {@code applicant} into a room.
   *
   * @param proven the password of the room, from {@link #passwordOf}, that the applicant has shown
   *     to know: the room may be another one by now
   */
  public synchronized Entrance join(
      long now, RoomName name, Applicant applicant, Optional<RoomPassword> proven) {
    if (closed) {
      return new Refused(StatusCode.Known.SHUTTING_DOWN);
    }
    Room room = rooms.get(name);
    if (room == null) {
      return new Refused(StatusCode.Known.NO_SUCH_ROOM);
    }
    if (room.password().isPresent() && !room.password().equals(proven)) {
      return new Refused(StatusCode.Known.WRONG_PASSWORD);
    }
    if (room.has(applicant.name())) {
      return new Refused(StatusCode.Known.NAME_TAKEN);
    }
    if (room.size() >= limits.members() || hasTooManyMembers(applicant.source().host())) {
      return new Refused(StatusCode.Known.FULL);
    }
    return enter(now, room, applicant);
  }

  /** Why {@code host} cannot make a room of that name now, if it cannot. */
  public synchronized Optional<StatusCode.Known> obstacleToCreate(RoomName name, HostAddress host) {
    if (closed) {
      return Optional.of(StatusCode.Known.SHUTTING_DOWN);
    }
    if (rooms.containsKey(name)) {
      return Optional.of(StatusCode.Known.ROOM_EXISTS);
    }
    if (rooms.size() >= limits.rooms() || hasTooManyRooms(host) || hasTooManyMembers(host)) {
      return Optional.of(StatusCode.Known.FULL);
    }
    return Optional.empty();
  }

  /** The password that a room asks for; none when it asks for none or is not there. */
  public synchronized Optional<RoomPassword> passwordOf(RoomName name) {
    return Optional.ofNullable(rooms.get(name)).flatMap(Room::password);
  }

  /** The rooms there are, at most {@link ProtocolLimits#LISTED_ROOMS_MAX} of them by name. */
  public Listing list() {
    List<RoomEntry> entries = entries();
    return new Listing(
        entries.stream()
            .sorted(Comparator.comparing(entry -> entry.name().value()))
            .limit(ProtocolLimits.LISTED_ROOMS_MAX)
            .toList(),
        entries.size());
  }

  /** From now on {@code member} hears at this UDP port of its own address. */
  public synchronized void declarePort(Member member, int port) {
    member.declarePort(port);
  }

  /**
   * Whose datagram it is: the token must be known, of this room, and from the address that got it.
   * A member that is heard is alive, and hears where it speaks from.
   */
  public synchronized Authorization authorize(long now, Token token, RoomName room, Endpoint from) {
    Member member = members.get(token);
    if (member == null) {
      return new Denied(DropReason.UNKNOWN_TOKEN);
    }
    if (!member.roomName().equals(room)) {
      return new Denied(DropReason.WRONG_ROOM);
    }
    if (!member.host().equals(from.host())) {
      return new Denied(DropReason.WRONG_ADDRESS);
    }
    member.heard(now, from.port());
    return new Granted(member);
  }

  /**
   * Whose datagram it is, when what stands where the token stands is an alias; none when it is not.
   * The room may be missing, because some programs do not keep it; all else is as with a token.
   */
  public synchronized Optional<Authorization> authorizeAlias(
      long now, Bytes shown, Bytes room, Endpoint from) {
    return aliases
        .find(shown)
        .map(
            owner -> {
              Member member = owner.member();
              RoomName named = room.isEmpty() ? member.roomName() : RoomName.decode(room);
              Authorization authorization = authorize(now, member.token(), named, from);
              if (authorization instanceof Granted) {
                owner.tongue().ifPresent(member::adopt);
              }
              return authorization;
            });
  }

  /** From now on {@code member} may show these too, as long as it is a member. */
  public synchronized void alias(Member member, List<Alias> shown) {
    if (isMember(member)) {
      aliases.add(member, shown);
    }
  }

  /** From now on {@code member} speaks and hears like this. */
  public synchronized void adopt(Member member, Tongue tongue) {
    member.adopt(tongue);
  }

  /** {@code member}, of whom nobody was told yet, tells its name, and the others hear of it. */
  public synchronized Routing introduce(Member member, UserName name, Tongue tongue) {
    if (!isMember(member)) {
      return new Dropped(DropReason.UNKNOWN_TOKEN, List.of());
    }
    if (!member.tongue().isIntroduced()) {
      member.room().rename(member, name);
      member.adopt(tongue);
      return new Routed(joined(member));
    }
    return new Routed(List.of());
  }

  /** {@code member} says {@code text}, which is safe to show and not empty, to all others. */
  public Routing say(long now, Member member, String text) {
    // To lay out a long text takes a while, and needs no lock.
    return say(now, member, text, StampedText.count(member.name(), text));
  }

  private synchronized Routing say(long now, Member member, String text, int cost) {
    if (!isMember(member)) {
      return new Dropped(DropReason.UNKNOWN_TOKEN, List.of());
    }
    Room room = member.room();
    // A short text under a long name can become a hundred datagrams: that is an attack, not a talk.
    boolean allowed =
        cost <= limits.rate().burst()
            && member.maySpeak(now, cost)
            && room.mayCause(now, cost * (room.size() - 1));
    if (!allowed) {
      return new Dropped(
          DropReason.TOO_FAST,
          member.firstTimeTooFast() ? personally(member, Notice.Personal.TOO_FAST) : List.of());
    }
    return new Routed(
        List.of(new Dispatch(room.name(), new Said(member.name(), text), room.others(member))));
  }

  /** {@code member} sent an empty message; with a grant it is told that the server is there too. */
  public synchronized Routing keepAlive(Member member) {
    return new Routed(
        switch (member.liveness()) {
          case IDLE -> List.of();
          case KEEPALIVE ->
              List.of(new Dispatch(member.roomName(), new KeptAlive(), List.of(member)));
        });
  }

  /** {@code member} leaves; a host takes its room with it. */
  public synchronized Routing leave(Member member) {
    if (!isMember(member)) {
      return new Routed(List.of());
    }
    List<Dispatch> dispatches = new ArrayList<>();
    if (member.liveness() == Liveness.KEEPALIVE) {
      dispatches.addAll(personally(member, Notice.Personal.YOU_LEFT));
    }
    dispatches.addAll(remove(member, new Notice.Left(member.name()), Notice.Cause.HOST_LEFT));
    return new Routed(dispatches);
  }

  /** Removes all who were silent for too long. */
  public synchronized List<Dispatch> sweep(long now) {
    List<Dispatch> dispatches = new ArrayList<>();
    for (Member member : overdue(now)) {
      // An overdue host has taken its overdue members with it.
      if (isMember(member)) {
        dispatches.addAll(personally(member, Notice.Personal.YOU_TIMED_OUT));
        dispatches.addAll(
            remove(member, new Notice.TimedOut(member.name()), Notice.Cause.HOST_TIMED_OUT));
      }
    }
    return dispatches;
  }

  /** Closes all rooms and lets nobody in any more. */
  public synchronized List<Dispatch> close() {
    closed = true;
    List<Dispatch> dispatches = new ArrayList<>();
    for (Room room : List.copyOf(rooms.values())) {
      dispatches.add(closeRoom(room, room.members(), Notice.Cause.SERVER_STOPPING));
    }
    return dispatches;
  }

  /** How many rooms there are. */
  public synchronized int rooms() {
    return rooms.size();
  }

  /** How many members there are, in all rooms. */
  public synchronized int members() {
    return members.size();
  }

  private synchronized List<RoomEntry> entries() {
    List<RoomEntry> entries = new ArrayList<>(rooms.size());
    for (Room room : rooms.values()) {
      entries.add(
          new RoomEntry(
              room.name(),
              room.size(),
              room.password().isPresent(),
              switch (room.kind()) {
                case HOSTED -> Keeper.HOST;
                case LOBBY -> Keeper.SERVER;
              }));
    }
    return entries;
  }

  private Entrance enter(long now, Room room, Applicant applicant) {
    List<Member> others = room.members();
    Member member =
        new Member(applicant, tokens.next(), room, new TokenBucket(limits.rate(), now), now);
    room.add(member);
    members.put(member.token(), member);
    membersByAddress.merge(member.host().limitKey(), 1, Integer::sum);
    List<UserName> names = room.members().stream().map(Member::name).toList();
    return new Entered(
        member,
        room.host(),
        names,
        others.isEmpty() || !member.tongue().isIntroduced() ? List.of() : joined(member));
  }

  private static List<Dispatch> joined(Member member) {
    Room room = member.room();
    return List.of(
        new Dispatch(
            room.name(), new Announced(new Notice.Joined(member.name())), room.others(member)));
  }

  private List<Dispatch> remove(Member member, Notice tellOthers, Notice.Cause ifHost) {
    Room room = member.room();
    if (room.isHost(member)) {
      return List.of(closeRoom(room, room.others(member), ifHost));
    }
    room.remove(member);
    forget(member);
    return List.of(new Dispatch(room.name(), new Announced(tellOthers), room.members()));
  }

  private Dispatch closeRoom(Room room, List<Member> audience, Notice.Cause cause) {
    rooms.remove(room.name());
    countDown(roomsByAddress, room.owner());
    room.members().forEach(this::forget);
    return new Dispatch(room.name(), new Announced(new Notice.RoomClosed(cause)), audience);
  }

  private void forget(Member member) {
    members.remove(member.token());
    aliases.forget(member);
    countDown(membersByAddress, member.host().limitKey());
  }

  private static void countDown(Map<HostAddress, Integer> counts, HostAddress address) {
    counts.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
  }

  private List<Member> overdue(long now) {
    return members.values().stream().filter(member -> reaper.isOverdue(member, now)).toList();
  }

  private boolean isMember(Member member) {
    return members.get(member.token()) == member;
  }

  private boolean hasTooManyRooms(HostAddress host) {
    return isOver(roomsByAddress, host, limits.roomsPerAddress());
  }

  private boolean hasTooManyMembers(HostAddress host) {
    return isOver(membersByAddress, host, limits.membersPerAddress());
  }

  private static boolean isOver(Map<HostAddress, Integer> counts, HostAddress host, int limit) {
    return !host.isLoopback() && counts.getOrDefault(host.limitKey(), 0) >= limit;
  }

  private static List<Dispatch> personally(Member member, Notice notice) {
    return List.of(new Dispatch(member.roomName(), new Announced(notice), List.of(member)));
  }
}
