package chat.server.room;

import chat.protocol.Rate;
import chat.protocol.ResumeSecret;
import chat.protocol.RoomName;
import chat.protocol.Utterance;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Parting;
import chat.protocol.notice.Notice;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.Routing.Routed;
import chat.server.room.Routing.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is where: rooms by name, members by token and by resume secret. Each change of it is noted in
 * the room's log. Not safe for several threads at once: {@link RoomRegistry} has the lock.
 */
final class RoomBook {
  /** How long somebody who is no member any more can still ask how it ended. */
  static final long FAREWELL = Duration.ofSeconds(30).toNanos();

  private final RoomLimits limits;
  private final TokenIssuer tokens;
  private final IdleReaper reaper;
  private final InstantSource wallClock;
  private final Index<RoomName, Room> rooms =
      new Index<>(room -> room.name().hashCode(), (room, name) -> room.name().equals(name));
  private final Index<TokenBits, Member> members = new Index<>(Member::tokenHash, Member::shows);
  private final Map<ResumeSecret, Member> resumable = new HashMap<>();
  private final Aliases aliases = new Aliases();
  private final DepartureHall departed = new DepartureHall(FAREWELL);
  private final HeadTimer heads = new HeadTimer();
  private final Rate budget;
  private final Addresses addresses;
  private Instant latest = Instant.EPOCH;

  RoomBook(RoomLimits limits, TokenIssuer tokens, IdleReaper reaper, InstantSource wallClock) {
    this.limits = limits;
    this.tokens = tokens;
    this.reaper = reaper;
    this.wallClock = wallClock;
    this.budget = new Rate(limits.datagramsPerRoom(), limits.datagramsPerRoom());
    this.addresses = new Addresses(limits.roomsPerAddress(), limits.membersPerAddress());
  }

  RoomLimits limits() {
    return limits;
  }

  HeadTimer heads() {
    return heads;
  }

  DepartureHall departed() {
    return departed;
  }

  Aliases aliases() {
    return aliases;
  }

  Optional<Room> room(RoomName name) {
    return rooms.find(name);
  }

  List<Room> rooms() {
    return rooms.all();
  }

  int countRooms() {
    return rooms.size();
  }

  Optional<Member> member(TokenBits token) {
    return members.find(token);
  }

  Optional<Member> member(ResumeSecret secret) {
    return Optional.ofNullable(resumable.get(secret));
  }

  int members() {
    return members.size();
  }

  boolean isMember(Member member) {
    return members.holds(member);
  }

  boolean isOpen(Room room) {
    return rooms.holds(room);
  }

  /** Whether {@code member} was in its room when that was closed, and may not know it yet. */
  boolean mayHaveMissedTheEnd(Member member) {
    return member.seat().flatMap(LogSeat::parting).equals(Optional.of(Parting.CLOSED))
        && departed.holds(member);
  }

  /** Who was silent for too long. */
  List<Member> overdue(long now) {
    return reaper.overdue(now);
  }

  boolean mayMakeRoom(HostAddress host) {
    return rooms.size() < limits.rooms() && addresses.mayMakeRoom(host);
  }

  boolean mayEnter(HostAddress host) {
    return addresses.mayEnter(host);
  }

  Room makeRoom(RoomName name, HostAddress owner, Optional<RoomPassword> password) {
    Room room = open(RoomKind.HOSTED, name, owner, password);
    addresses.addRoom(owner);
    return room;
  }

  /** A room that the server keeps open. */
  void openLobby(RoomName name) {
    HostAddress nobody = HostAddress.of(new byte[HostAddress.IPV4_BYTES], 0);
    Room _ = open(RoomKind.LOBBY, name, nobody, Optional.empty());
  }

  private Room open(
      RoomKind kind, RoomName name, HostAddress owner, Optional<RoomPassword> password) {
    Room room = new Room(kind, name, password, owner, budget, new RoomLog(limits.history()));
    rooms.add(room);
    return room;
  }

  Member enter(long now, Room room, Applicant applicant) {
    Optional<LogSeat> seat =
        applicant.log().map(request -> new LogSeat(request, tokens.nextResume(), now));
    Applicant counted = applicant.from(addresses.addMember(applicant.source().host()));
    Member member = new Member(counted, newToken(), room, seat, now);
    room.add(member);
    members.add(member);
    reaper.watch(member);
    seat.ifPresent(there -> resumable.put(there.secret(), member));
    return member;
  }

  /** The member that {@code shown} is of comes back; its old token is good for nothing now. */
  void resume(
      long now, Member member, LogSeat seat, LogRequest request, ResumeSecret shown, Applicant as) {
    members.remove(member);
    aliases.forget(member);
    addresses.removeMember(member.host());
    ResumeSecret next = tokens.nextResume();
    seat.resume(request, shown, next).ifPresent(resumable::remove);
    resumable.put(next, member);
    member.resume(as.from(addresses.addMember(as.source().host())), newToken(), now);
    members.add(member);
  }

  /** A datagram of {@code member} came: it knows its token, and with it its secret. */
  void heard(long now, Member member, int fromPort) {
    member.heard(now, fromPort);
    member.seat().flatMap(LogSeat::heard).ifPresent(resumable::remove);
  }

  /** Notes what everybody may read, and tells {@code audience}. */
  Dispatch note(long now, Room room, Happening what, Audience audience) {
    LogEntry entry = room.log().append(noting(now, room), what);
    return new Dispatch(room.name(), new Happened(entry), audience);
  }

  /** Notes that {@code member}, whose name is known now, is there. */
  Dispatch noteJoined(long now, Member member) {
    Room room = member.room();
    return note(now, room, new Happening.Joined(member.name()), room.audienceOf(member));
  }

  /** Notes what {@code member} said, and tells all who hear it. */
  Routing noteSaid(long now, Member member, Utterance text) {
    Room room = member.room();
    if (!FrameCodec.fits(member.name(), text)) {
      return new Routed(noteParts(now, member, text));
    }
    if (text.isPlain() && !room.hasReaders() && !member.tongue().hearsItself()) {
      room.log().appendSaid(noting(now, room), member.name(), text);
      return new Spoken(member, room.company(), text);
    }
    Happening said = new Happening.Said(member.name(), text.kept());
    return new Routed(List.of(note(now, room, said, room.hearersOf(member))));
  }

  /** In as many entries as it takes. */
  private List<Dispatch> noteParts(long now, Member member, Utterance text) {
    Room room = member.room();
    List<Dispatch> dispatches = new ArrayList<>();
    for (Utterance part : FrameCodec.texts(member.name(), text)) {
      Dispatch noted =
          note(
              now,
              room,
              new Happening.Said(member.name(), part),
              new Audience.Everyone(room.readers()));
      if (room.hasReaders()) {
        dispatches.add(noted);
      }
    }
    // In the plain protocol it is one message, and cut elsewhere.
    LogEntry whole =
        new LogEntry(room.log().newest(), time(), new Happening.Said(member.name(), text.kept()));
    dispatches.add(new Dispatch(room.name(), new Happened(whole), room.plainHearersOf(member)));
    return dispatches;
  }

  /** Notes what {@code from} says to {@code to} alone. */
  Whisper noteWhispered(long now, Member from, Member to, String text) {
    Room room = from.room();
    return room.log().appendPrivately(noting(now, room), from, to, text);
  }

  /** Something is noted in {@code room}; answers when, for those who will read it. */
  private Instant noting(long now, Room room) {
    if (room.hasReaders()) {
      heads.spoke(now, room);
    }
    return time();
  }

  /** In whole milliseconds, in each of which much can happen. */
  private Instant time() {
    long millis = wallClock.millis();
    if (millis != latest.toEpochMilli()) {
      latest = Instant.ofEpochMilli(millis);
    }
    return latest;
  }

  /** {@code member} is gone; a host takes its room with it. */
  List<Dispatch> remove(long now, Member member, Parting why, Happening tell, Notice.Cause ifHost) {
    Room room = member.room();
    if (room.isHost(member)) {
      return List.of(close(now, room, room.others(member), ifHost, why));
    }
    room.remove(member);
    forget(now, member, why);
    // Nobody was told that it came.
    return member.tongue().isIntroduced() ? List.of(note(now, room, tell, room.all())) : List.of();
  }

  /** Closes {@code room} and tells {@code audience}; {@code hosts} is why its host is gone. */
  Dispatch close(long now, Room room, Audience audience, Notice.Cause cause, Parting hosts) {
    Dispatch told = note(now, room, new Happening.Closed(cause), audience);
    rooms.remove(room);
    addresses.removeRoom(room.owner());
    for (Member member : new ArrayList<>(room.members())) {
      forget(now, member, room.isHost(member) ? hosts : Parting.CLOSED);
    }
    departed.addLog(now, room);
    return told;
  }

  private void forget(long now, Member member, Parting why) {
    members.remove(member);
    aliases.forget(member);
    addresses.removeMember(member.host());
    reaper.forget(member);
    member
        .seat()
        .ifPresent(
            seat -> {
              seat.part(why);
              resumable.remove(seat.secret());
              seat.previous().ifPresent(resumable::remove);
              departed.add(now, member);
            });
  }

  private TokenBits newToken() {
    return TokenBits.of(tokens.next().encode()).orElseThrow();
  }
}
