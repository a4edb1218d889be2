package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.ResumeSecret;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.control.ControlPayload.Keeper;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.StatusCode;
import chat.protocol.datagram.Envelope;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.Happening;
import chat.protocol.frame.Parting;
import chat.protocol.notice.Notice;
import chat.server.room.Authorization.Denied;
import chat.server.room.Authorization.Departed;
import chat.server.room.Authorization.Granted;
import chat.server.room.Entrance.Entered;
import chat.server.room.Entrance.Refused;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All rooms, members and tokens of this server: where control and relay meet.
 *
 * <p>Each method takes the time as nanoseconds of a clock that never goes back, changes the rooms
 * under the one lock, and answers with what is to be sent after that. Nothing here does I/O, hashes
 * or logs.
 */
public final class RoomRegistry {
  private final RoomLimits limits;
  private final RoomBook book;
  private final Speaking speaking;
  private final LogDesk desk;
  private boolean closed;

  /**
   * A registry without rooms.
   *
   * @param wallClock what the entries of the logs are dated by
   */
  public RoomRegistry(
      RoomLimits limits, TokenIssuer tokens, IdleReaper reaper, InstantSource wallClock) {
    this.limits = limits;
    this.book = new RoomBook(limits, tokens, reaper, wallClock);
    this.speaking = new Speaking(limits);
    this.desk = new LogDesk(book, speaking);
  }

  /** Makes a room with {@code applicant} as its host. */
  public synchronized Entrance create(
      long now, RoomName name, Applicant applicant, Optional<RoomPassword> password) {
    HostAddress host = applicant.source().host();
    Optional<StatusCode.Known> obstacle = obstacleToCreate(name, host);
    return obstacle.isPresent()
        ? new Refused(obstacle.get())
        : enter(now, book.makeRoom(name, host, password), applicant);
  }

  /** Makes a room that the server keeps open, if there is none of that name. */
  public synchronized void openLobby(RoomName name) {
    if (book.room(name).isEmpty()) {
      book.openLobby(name);
    }
  }

  /**
   * Does all of {@code work} before anybody else asks or changes anything. It may wait for nothing.
   */
  public synchronized <T> T atOnce(Supplier<T> work) {
    return work.get();
  }

  /**
   * What the others are to hear of a new member, now that it knows its token; nothing when it is
   * gone again.
   */
  public synchronized List<Dispatch> announce(Entered entered) {
    return book.isMember(entered.member()) ? entered.dispatches() : List.of();
  }

  /** Whether {@code member} is still one. */
  public synchronized boolean isThere(Member member) {
    return book.isMember(member);
  }

  /**
   * Lets {@code applicant} into a room.
   *
   * @param proven the password of the room, from {@link #passwordOf}, that the applicant has shown
   *     to know: the room may be another one by now
   */
  public synchronized Entrance join(
      long now, RoomName name, Applicant applicant, Optional<RoomPassword> proven) {
    Optional<StatusCode.Known> obstacle = obstacleToJoin(name, applicant, proven);
    return obstacle.isPresent()
        ? new Refused(obstacle.get())
        : enter(now, book.room(name).orElseThrow(), applicant);
  }

  /**
   * Lets {@code applicant}, who only spoke, into a room without a password. An address is believed
   * for that, so what the room is told of its coming, and of its going, counts as talk.
   *
   * @param before who it was until now: it has said as much, and {@link #mayComeAgain}
   */
  public synchronized Entrance visit(
      long now, RoomName name, Applicant applicant, Optional<Member> before) {
    Optional<StatusCode.Known> obstacle = obstacleToJoin(name, applicant, Optional.empty());
    if (obstacle.isPresent()) {
      return new Refused(obstacle.get());
    }
    Room room = book.room(name).orElseThrow();
    if (before.isEmpty() && !room.mayTellOfAGuest(now)) {
      return new Refused(StatusCode.Known.SLOW_DOWN);
    }
    Entered entered = enter(now, room, applicant);
    before.ifPresent(entered.member()::inherit);
    return entered;
  }

  /**
   * Lets {@code applicant} go on as the member it was: same name, same role, same place in the log;
   * with a new token and a new secret, from wherever it is now (section 11.8).
   */
  public synchronized Entrance resume(
      long now, RoomName name, Applicant applicant, LogRequest request, ResumeSecret shown) {
    if (closed) {
      return new Refused(StatusCode.Known.SHUTTING_DOWN);
    }
    Optional<Member> found =
        book.member(shown)
            .filter(member -> member.roomName().equals(name))
            .filter(member -> member.name().equals(applicant.name()));
    Optional<LogSeat> seat = found.flatMap(Member::seat);
    if (found.isEmpty() || seat.isEmpty()) {
      return new Refused(StatusCode.Known.CANNOT_RESUME);
    }
    book.resume(now, found.get(), seat.get(), request, shown, applicant);
    return entered(found.get(), found.get().room().log().newest(), List.of());
  }

  /** Why {@code host} cannot make a room of that name now, if it cannot. */
  public synchronized Optional<StatusCode.Known> obstacleToCreate(RoomName name, HostAddress host) {
    if (closed) {
      return Optional.of(StatusCode.Known.SHUTTING_DOWN);
    }
    if (book.room(name).isPresent()) {
      return Optional.of(StatusCode.Known.ROOM_EXISTS);
    }
    return book.mayMakeRoom(host) && book.mayEnter(host)
        ? Optional.empty()
        : Optional.of(StatusCode.Known.FULL);
  }

  /** The password that a room asks for; none when it asks for none or is not there. */
  public synchronized Optional<RoomPassword> passwordOf(RoomName name) {
    return book.room(name).flatMap(Room::password);
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

  /**
   * From now on {@code member}, which was given {@code token}, hears at this UDP port of its own
   * address.
   */
  public synchronized void declarePort(Member member, Token token, int port) {
    // Who came back meanwhile, perhaps from elsewhere, has said there where it hears.
    if (member.token().equals(token)) {
      member.declarePort(port);
    }
  }

  /**
   * Whose datagram it is: the token must be known, of this room, and from the address that got it.
   * A member that is heard is alive, and hears where it speaks from.
   *
   * @throws chat.protocol.ProtocolException when the room or the token cannot be one
   */
  public synchronized Authorization authorize(long now, Envelope datagram, Endpoint from) {
    Optional<Aliases.Owner> owner = book.aliases().find(datagram.token());
    return owner.isPresent()
        ? authorizeAlias(now, owner.get(), datagram, from)
        : authorizeToken(now, datagram, from);
  }

  /** The same for a token and a room that are known to be such. */
  public Authorization authorize(long now, Token token, RoomName room, Endpoint from) {
    return authorize(now, Envelope.of(room.encode(), token.encode(), Bytes.EMPTY), from);
  }

  /** What stands where the token stands is an alias. Some programs do not even keep the room. */
  private Authorization authorizeAlias(
      long now, Aliases.Owner owner, Envelope datagram, Endpoint from) {
    Member member = owner.member();
    if (!datagram.room().isEmpty() && !datagram.isFor(member.roomName())) {
      var _ = RoomName.decode(datagram.room());
      return new Denied(DropReason.WRONG_ROOM);
    }
    Authorization authorization = authorize(now, member, from);
    if (authorization instanceof Granted) {
      owner.tongue().ifPresent(member::adopt);
    }
    return authorization;
  }

  private Authorization authorizeToken(long now, Envelope datagram, Endpoint from) {
    Optional<Member> known = TokenBits.of(datagram.token()).flatMap(this::knownBy);
    if (known.isEmpty() || !datagram.isFor(known.get().roomName())) {
      var _ = datagram.decode();
      return new Denied(known.isEmpty() ? DropReason.UNKNOWN_TOKEN : DropReason.WRONG_ROOM);
    }
    return authorize(now, known.get(), from);
  }

  /** Who shows this, and is a member or was one until just now. */
  private Optional<Member> knownBy(TokenBits token) {
    Optional<Member> member = book.member(token);
    return member.isPresent() ? member : book.departed().find(token.token());
  }

  private Authorization authorize(long now, Member member, Endpoint from) {
    if (!member.host().equals(from.host())) {
      return new Denied(DropReason.WRONG_ADDRESS);
    }
    book.heard(now, member, from.port());
    return book.isMember(member) ? new Granted(member, member.stay()) : new Departed(member);
  }

  /** From now on {@code member} may show these too, as long as it is a member. */
  public synchronized void alias(Member member, List<Alias> shown) {
    if (book.isMember(member)) {
      book.aliases().add(member, shown);
    }
  }

  /**
   * Makes {@code change} for what {@code member} sent in that stay; not if it has come back since:
   * what it showed then is void, and its new stay counts from what it was told there.
   */
  public synchronized Routing inStay(Member member, int stay, Supplier<Routing> change) {
    return member.stay() == stay ? change.get() : new Dropped(DropReason.UNKNOWN_TOKEN, List.of());
  }

  /** From now on {@code member} speaks and hears like this. */
  public synchronized void adopt(Member member, Tongue tongue) {
    member.adopt(tongue);
  }

  /** {@code member}, of whom nobody was told yet, tells its name, and the others hear of it. */
  public synchronized Routing introduce(long now, Member member, UserName name, Tongue tongue) {
    if (!book.isMember(member)) {
      return new Dropped(DropReason.UNKNOWN_TOKEN, List.of());
    }
    if (!member.tongue().isIntroduced()) {
      member.room().rename(member, name);
      member.adopt(tongue);
      return new Routed(List.of(book.noteJoined(now, member)));
    }
    return new Routed(List.of());
  }

  /**
   * {@code member} says {@code text}, which is safe to show and not empty, to all others.
   *
   * @param cost how many datagrams it takes in the plain protocol
   */
  public synchronized Routing say(long now, Member member, Utterance text, int cost) {
    if (!book.isMember(member)) {
      return new Dropped(DropReason.UNKNOWN_TOKEN, List.of());
    }
    if (!speaking.may(now, member, cost)) {
      return refuse(now, member);
    }
    // Only now: to cut a text takes a while, and who is too fast could ask for it without end.
    return book.noteSaid(now, member, text);
  }

  /** The same, and {@code place} is told of it before anybody else asks or changes anything. */
  public synchronized Routing say(
      long now, Member member, Utterance text, int cost, Consumer<Routing> place) {
    Routing said = say(now, member, text, cost);
    place.accept(said);
    return said;
  }

  /** {@code member} may not say anything just now, and is told so once. */
  public synchronized Routing refuse(long now, Member member) {
    return new Dropped(
        DropReason.TOO_FAST,
        book.isMember(member) && speaking.firstTimeTooFast(now, member)
            ? personally(member, Notice.Personal.TOO_FAST)
            : List.of());
  }

  /**
   * {@code member}, who speaks the extension {@code log}, sent {@code frame}.
   *
   * @param cost how many datagrams it takes in the plain protocol, if it says something to all
   */
  public synchronized Routing hear(long now, Member member, ClientFrame frame, int cost) {
    Optional<LogSeat> seat = member.seat();
    if (seat.isEmpty()) {
      return new Dropped(DropReason.MALFORMED, List.of());
    }
    return book.isMember(member)
        ? desk.hear(now, member, seat.get(), frame, cost)
        : desk.hearDeparted(now, member, seat.get(), frame);
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
  public synchronized Routing leave(long now, Member member) {
    if (!book.isMember(member)) {
      return new Routed(List.of());
    }
    List<Dispatch> dispatches = new ArrayList<>();
    if (member.liveness() == Liveness.KEEPALIVE) {
      dispatches.add(Partings.tell(member, Parting.LEFT));
    }
    dispatches.addAll(
        book.remove(
            now, member, Parting.LEFT, new Happening.Left(member.name()), Notice.Cause.HOST_LEFT));
    return new Routed(dispatches);
  }

  /**
   * Whether {@code member}, who only spoke, may leave and come again now, or come again if it has
   * left: for itself that is as much as a message, and for its room what others hear of it.
   */
  public synchronized boolean mayComeAgain(long now, Member member) {
    return speaking.mayComeAgain(now, member);
  }

  /** Removes all who were silent for too long. */
  public synchronized List<Dispatch> sweep(long now) {
    List<Dispatch> dispatches = new ArrayList<>();
    for (Member member : book.overdue(now)) {
      // An overdue host has taken its overdue members with it.
      if (book.isMember(member)) {
        dispatches.add(Partings.tell(member, Parting.TIMED_OUT));
        dispatches.addAll(
            book.remove(
                now,
                member,
                Parting.TIMED_OUT,
                new Happening.TimedOut(member.name()),
                Notice.Cause.HOST_TIMED_OUT));
      }
    }
    book.departed().sweep(now);
    return dispatches;
  }

  /** Tells those who read a log that has been quiet for a moment where it ends. */
  public synchronized List<Dispatch> tellHeads(long now) {
    return book.heads().ring(now).stream().map(desk::head).toList();
  }

  /** When {@link #tellHeads} has something to tell next. */
  public synchronized OptionalLong nextHead() {
    return book.heads().next();
  }

  /** Closes all rooms and lets nobody in any more. */
  public synchronized List<Dispatch> close(long now) {
    closed = true;
    List<Dispatch> dispatches = new ArrayList<>();
    for (Room room : book.rooms()) {
      dispatches.add(
          book.close(now, room, room.all(), Notice.Cause.SERVER_STOPPING, Parting.CLOSED));
    }
    return dispatches;
  }

  /** How many rooms there are. */
  public synchronized int rooms() {
    return book.countRooms();
  }

  /** How many members there are, in all rooms. */
  public synchronized int members() {
    return book.members();
  }

  private synchronized List<RoomEntry> entries() {
    List<Room> rooms = book.rooms();
    List<RoomEntry> entries = new ArrayList<>(rooms.size());
    for (Room room : rooms) {
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

  private Optional<StatusCode.Known> obstacleToJoin(
      RoomName name, Applicant applicant, Optional<RoomPassword> proven) {
    if (closed) {
      return Optional.of(StatusCode.Known.SHUTTING_DOWN);
    }
    Optional<Room> found = book.room(name);
    if (found.isEmpty()) {
      return Optional.of(StatusCode.Known.NO_SUCH_ROOM);
    }
    Room room = found.get();
    if (room.password().isPresent() && !room.password().equals(proven)) {
      return Optional.of(StatusCode.Known.WRONG_PASSWORD);
    }
    if (room.has(applicant.name())) {
      return Optional.of(StatusCode.Known.NAME_TAKEN);
    }
    return room.size() >= limits.members() || !book.mayEnter(applicant.source().host())
        ? Optional.of(StatusCode.Known.FULL)
        : Optional.empty();
  }

  private Entered enter(long now, Room room, Applicant applicant) {
    long newest = room.log().newest();
    Member member = book.enter(now, room, applicant);
    if (!member.tongue().isIntroduced()) {
      return entered(member, newest, List.of());
    }
    Dispatch joined = book.noteJoined(now, member);
    return entered(member, newest, joined.hearers().isEmpty() ? List.of() : List.of(joined));
  }

  private static Entered entered(Member member, long newest, List<Dispatch> dispatches) {
    Room room = member.room();
    Optional<LogGrant> log =
        member
            .seat()
            .map(
                seat ->
                    new LogGrant(
                        seat.secret(),
                        newest,
                        Math.min(room.log().oldest(), newest + 1),
                        seat.taken()));
    return new Entered(member, member.token(), room.host(), room.namesFor(member), log, dispatches);
  }

  private static List<Dispatch> personally(Member member, Notice.Personal notice) {
    return List.of(new Dispatch(member.roomName(), new Announced(notice), List.of(member)));
  }
}
