package chat.server.control;

import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.control.StatusCode;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.server.dialect.Answer;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Dialect;
import chat.server.dialect.GrantTerms;
import chat.server.dialect.Reply;
import chat.server.dialect.Request;
import chat.server.dialect.Request.Create;
import chat.server.dialect.Request.CreateLocked;
import chat.server.dialect.Request.Guest;
import chat.server.dialect.Request.Join;
import chat.server.dialect.Request.ListRooms;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.room.Applicant;
import chat.server.room.BcryptHash;
import chat.server.room.Dispatch;
import chat.server.room.Endpoint;
import chat.server.room.Entrance;
import chat.server.room.Gate;
import chat.server.room.HostAddress;
import chat.server.room.Member;
import chat.server.room.Outbox;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.RoomPassword;
import chat.server.room.RoomRegistry;
import chat.server.room.Tongue;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Decides what becomes of a request. Passwords are hashed here, outside the registry's lock. */
public final class Reception {
  private final RoomRegistry rooms;
  private final Outbox outbox;
  private final GrantTerms terms;
  private final ServerMetrics metrics;
  private final EventLog log;
  private final LongSupplier clock;
  private final PasswordDesk passwords;
  private final GuessLimiter guesses;
  private final Gate gate;

  /** Admits to {@code rooms}; {@code outbox} tells the members who comes. */
  public Reception(
      RoomRegistry rooms,
      Outbox outbox,
      GrantTerms terms,
      ControlLimits limits,
      SecureRandom random,
      ServerMetrics metrics,
      EventLog log,
      LongSupplier clock) {
    this.rooms = rooms;
    this.outbox = outbox;
    this.terms = terms;
    this.metrics = metrics;
    this.log = log;
    this.clock = clock;
    this.passwords = new PasswordDesk(random);
    this.guesses = new GuessLimiter(limits.wrongPasswordsPerMinute());
    this.gate = Gate.MAIN;
  }

  private Reception(Reception main, Gate gate, GrantTerms terms) {
    this.rooms = main.rooms;
    this.outbox = main.outbox;
    this.terms = terms;
    this.metrics = main.metrics;
    this.log = main.log;
    this.clock = main.clock;
    this.passwords = main.passwords;
    this.guesses = main.guesses;
    this.gate = gate;
  }

  /** The same reception for those who come by another pair of ports; all limits are shared. */
  public Reception at(Gate other, GrantTerms itsTerms) {
    return new Reception(this, other, itsTerms);
  }

  /** What a visitor is told once it knows that it was let in, or could not be told so. */
  interface Visit {
    /** The answer to the request. */
    Answer answer();

    /** The answer went out. */
    default void answered() {}

    /** The answer could not be sent, or not its end. */
    default void unanswered() {}
  }

  /** Serves one request. */
  Visit serve(Request request, Endpoint from, Dialect dialect) {
    return switch (request) {
      case Create(RoomName room, Guest guest) -> create(room, guest, from, dialect.tongue(guest));
      case CreateLocked(RoomName room, Guest guest, BcryptHash password) ->
          create(room, guest, from, dialect.tongue(guest), Optional.of(RoomPassword.of(password)));
      case Join(RoomName room, Guest guest) -> {
        Tongue tongue = dialect.tongue(guest);
        yield resume(room, guest, from, tongue).orElseGet(() -> join(room, guest, from, tongue));
      }
      case ListRooms() -> () -> new Listed(rooms.list());
    };
  }

  /** The member has told its UDP port after all. */
  void declarePort(Member member, Token token, int port) {
    rooms.declarePort(member, token, port);
  }

  /** Prepares all for what a new member will show and how it speaks, before it is answered. */
  void settle(Member member, Reply reply) {
    rooms.alias(member, reply.aliases());
    reply.tongue().ifPresent(tongue -> rooms.adopt(member, tongue));
  }

  private Visit create(RoomName room, Guest guest, Endpoint from, Tongue tongue) {
    Optional<RoomPassword> kept = Optional.empty();
    if (guest.password().isPresent()) {
      // No hashing for what cannot be granted anyway; the registry has the last word.
      Optional<StatusCode.Known> obstacle = rooms.obstacleToCreate(room, from.host());
      if (obstacle.isPresent()) {
        return refused(obstacle.get());
      }
      kept = passwords.hash(from.host(), guest.password().get());
      if (kept.isEmpty()) {
        return refused(StatusCode.Known.SLOW_DOWN);
      }
    }
    return create(room, guest, from, tongue, kept);
  }

  private Visit create(
      RoomName room, Guest guest, Endpoint from, Tongue tongue, Optional<RoomPassword> kept) {
    Applicant applicant = applicant(guest, from, tongue);
    boolean locked = kept.isPresent();
    return visit(
        rooms.create(clock.getAsLong(), room, applicant, kept),
        () -> log.roomCreated(room, guest.name(), locked));
  }

  private Visit join(RoomName room, Guest guest, Endpoint from, Tongue tongue) {
    Optional<RoomPassword> kept = rooms.passwordOf(room);
    if (kept.isPresent()) {
      StatusCode.Known verdict = prove(kept.get(), guest.password(), from.host());
      if (!verdict.isOk()) {
        return refused(verdict);
      }
    }
    return visit(
        rooms.join(clock.getAsLong(), room, applicant(guest, from, tongue), kept), () -> {});
  }

  /** Who comes back needs no password: its secret is better. */
  private Optional<Visit> resume(RoomName room, Guest guest, Endpoint from, Tongue tongue) {
    return guest
        .log()
        .flatMap(
            request ->
                request
                    .resume()
                    .map(
                        secret ->
                            rooms.resume(
                                clock.getAsLong(),
                                room,
                                applicant(guest, from, tongue),
                                request,
                                secret)))
        .map(
            entrance ->
                switch (entrance) {
                  case Entrance.Refused(StatusCode.Known status) -> refused(status);
                  case Entrance.Entered entered -> resumed(entered);
                });
  }

  private StatusCode.Known prove(RoomPassword kept, Optional<Password> given, HostAddress from) {
    if (given.isEmpty()) {
      return StatusCode.Known.WRONG_PASSWORD;
    }
    if (!guesses.mayTry(clock.getAsLong(), from)) {
      metrics.guessRefused();
      return StatusCode.Known.SLOW_DOWN;
    }
    Optional<Boolean> matches = passwords.matches(from, kept, given.get());
    if (matches.isPresent() && !matches.get()) {
      return StatusCode.Known.WRONG_PASSWORD;
    }
    guesses.wasNotWrong(clock.getAsLong(), from);
    return matches.isPresent() ? StatusCode.Known.OK : StatusCode.Known.SLOW_DOWN;
  }

  private Visit visit(Entrance entrance, Runnable whenEntered) {
    return switch (entrance) {
      case Entrance.Refused(StatusCode.Known status) -> refused(status);
      case Entrance.Entered entered -> {
        whenEntered.run();
        yield admitted(entered);
      }
    };
  }

  /** The others hear of a new member when it knows its token, and not at all if it never will. */
  private Visit admitted(Entrance.Entered entered) {
    return new Visit() {
      private boolean announced;

      @Override
      public Answer answer() {
        return admission(entered);
      }

      @Override
      public void answered() {
        announced = true;
        outbox.deliver(() -> rooms.announce(entered));
      }

      @Override
      public void unanswered() {
        outbox.deliver(this::leave);
      }

      private List<Dispatch> leave() {
        List<Dispatch> left = rooms.leave(clock.getAsLong(), entered.member()).dispatches();
        return announced ? left : left.stream().filter(each -> !tellsOfLeaving(each)).toList();
      }
    };
  }

  /** Who reads the log asks for the entry when it hears how far the log goes. */
  private static boolean tellsOfLeaving(Dispatch dispatch) {
    return dispatch.event() instanceof Happened(LogEntry entry)
        && entry.what() instanceof Happening.Left;
  }

  /** Whether it hears the answer or not, it is the member it was; nobody else is told. */
  private Visit resumed(Entrance.Entered entered) {
    log.memberResumed(entered.member());
    return () -> admission(entered);
  }

  private Answer admission(Entrance.Entered entered) {
    return new Admitted(
        entered.member(), entered.token(), entered.host(), entered.members(), entered.log(), terms);
  }

  private Applicant applicant(Guest guest, Endpoint from, Tongue tongue) {
    return new Applicant(
        guest.name(), from, guest.udpPort(), tongue, guest.liveness(), guest.log(), gate);
  }

  private static Visit refused(StatusCode.Known status) {
    return () -> new Refused(status, Reasons.of(status));
  }
}
