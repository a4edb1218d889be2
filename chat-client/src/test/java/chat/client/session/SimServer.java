package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.Rate;
import chat.protocol.control.ControlPayload;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer;
import chat.server.dialect.GrantTerms;
import chat.server.dialect.PlainDialect;
import chat.server.dialect.Reply;
import chat.server.dialect.Request;
import chat.server.dialect.Request.Guest;
import chat.server.relay.Backlog;
import chat.server.relay.MessageRouter;
import chat.server.room.Applicant;
import chat.server.room.Authorization;
import chat.server.room.Dispatch;
import chat.server.room.Endpoint;
import chat.server.room.Entrance;
import chat.server.room.HistoryLimits;
import chat.server.room.IdleReaper;
import chat.server.room.Member;
import chat.server.room.RoomEvent;
import chat.server.room.RoomLimits;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Speech;
import chat.server.room.TokenIssuer;
import chat.server.room.Tongue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** The real rooms behind the real codecs, with the steps of the relay and the reception. */
final class SimServer {
  static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(15);

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SWEEP = SimWorld.seconds(1);
  private static final long PAUSE_MAX = SimWorld.millis(5);
  private static final Rate RATE = new Rate(30, 5);
  private static final GrantTerms TERMS =
      new GrantTerms(KEEPALIVE_TIMEOUT.dividedBy(3), RATE, 8889);

  /** Somebody at the other end of the network. */
  interface Peer {
    String name();

    SimLink link();

    void heard(Endpoint at, Bytes body);
  }

  private final SimWorld world;
  private final SimFault fault;
  private final SimTruth truth;
  private final HistoryLimits history;
  private final RoomRegistry rooms;
  private final MessageRouter router;
  private final Backlog backlog = new Backlog();
  private final Load load;
  private final PlainDialect dialect = new PlainDialect(NoticeLanguage.EN, Set.of("log"));
  private final Map<Endpoint, Peer> peers = new HashMap<>();
  private long headAt = Long.MAX_VALUE;

  /** How much else the server has to do: whether what is to be sent piles up meanwhile. */
  enum Load {
    NONE,
    HEAVY
  }

  SimServer(SimWorld world, HistoryLimits history, SimFault fault, Load load) {
    this.world = world;
    this.load = load;
    this.fault = fault;
    this.history = history;
    this.truth = new SimTruth(history);
    this.rooms =
        new RoomRegistry(
            new RoomLimits(10, 10, 100, 100, RATE, 10_000, history),
            new TokenIssuer(new Dice(world.random().split())),
            new IdleReaper(Duration.ofMinutes(10), KEEPALIVE_TIMEOUT),
            this::wallTime);
    this.router = new MessageRouter(rooms);
    sweep();
  }

  private Instant wallTime() {
    return BEGINNING.plusNanos(world.now()).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Secrets that are none: the same seed makes the same world. */
  private static final class Dice extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient SplittableRandom random;

    private Dice(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      random.nextBytes(bytes);
    }
  }

  SimTruth truth() {
    return truth;
  }

  RoomRegistry rooms() {
    return rooms;
  }

  /** From now on {@code peer} is there. */
  void connect(Endpoint at, Peer peer) {
    peers.put(at, peer);
  }

  /** Nobody is there any more. */
  void disconnect(Endpoint at) {
    peers.remove(at);
  }

  /** A datagram came in. */
  void receive(Bytes bytes, Endpoint from) {
    try {
      ClientDatagram datagram =
          fault.reaches(DatagramCodec.decode(bytes.toArray(), 0, bytes.size()));
      long now = world.now();
      switch (rooms.authorize(now, datagram.token(), datagram.room(), from)) {
        case Authorization.Denied(var reason) ->
            world.story().tell(now, () -> "server drops it: " + reason);
        case Authorization.Granted(Member member, int stay) -> {
          Speech speech = member.tongue().speak(datagram.body());
          carryOut(router.inStay(member, stay, router.route(now, member, speech)).get());
        }
        case Authorization.Departed(Member member) ->
            carryOut(
                router.routeDeparted(now, member, member.tongue().speak(datagram.body())).get());
      }
    } catch (ProtocolException e) {
      throw new AssertionError("a client sent garbage: " + SimStory.up(bytes), e);
    }
  }

  private void carryOut(Routing routing) {
    if (routing instanceof Routing.Dropped(var reason, var _)) {
      world.story().tell(world.now(), () -> "server takes it not: " + reason);
    }
    switch (routing) {
      case Routing.Spoken spoken -> deliver(spoken);
      case Routing _ -> deliver(routing.dispatches());
    }
  }

  /** Nobody reads the log just now, but who comes later may. */
  private void deliver(Routing.Spoken spoken) {
    Happening said = new Happening.Said(spoken.speaker().name(), spoken.text());
    truth.note(new LogEntry(truth.newest() + 1, wallTime(), said), Optional.empty());
    deliver(() -> backlog.add(spoken));
  }

  /** What the control connection does with a request; the answers as they travel. */
  List<TcrpMessage> serve(TcrpMessage asked, Endpoint from) {
    Request request = dialect.ask(asked);
    Entrance entrance =
        switch (request) {
          case Request.Create(var room, Guest guest) ->
              rooms.create(
                  world.now(),
                  room,
                  applicant(guest, from, dialect.tongue(guest)),
                  Optional.empty());
          case Request.Join(var room, Guest guest) -> {
            Applicant applicant = applicant(guest, from, dialect.tongue(guest));
            yield guest
                .log()
                .filter(log -> log.resume().isPresent())
                .map(log -> rooms.resume(world.now(), room, applicant, log, log.resume().get()))
                .orElseGet(() -> rooms.join(world.now(), room, applicant, Optional.empty()));
          }
          case Request.CreateLocked _ -> throw new AssertionError("nobody has a hash here");
          case Request.ListRooms() -> throw new AssertionError("nobody asks for a list here");
        };
    return messages(answer(asked, entrance));
  }

  private Reply answer(TcrpMessage asked, Entrance entrance) {
    return switch (entrance) {
      case Entrance.Refused(StatusCode.Known status) ->
          dialect.answer(asked, new Answer.Refused(status, ""));
      case Entrance.Entered entered -> {
        noteUnheard(entered);
        deliver(entered.dispatches());
        checkRing();
        yield dialect.answer(
            asked,
            new Answer.Admitted(
                entered.member(),
                entered.token(),
                entered.host(),
                entered.members(),
                entered.log(),
                TERMS));
      }
    };
  }

  private static List<TcrpMessage> messages(Reply reply) {
    Bytes all = reply.writes().stream().reduce(Bytes.EMPTY, Bytes::plus);
    ByteArrayInputStream in = new ByteArrayInputStream(all.toArray());
    TcrpReader reader = new TcrpReader(in, all.size());
    List<TcrpMessage> messages = new ArrayList<>();
    try {
      while (in.available() > 0) {
        messages.add(reader.readBody(reader.readHeader()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }

  /** An entry of which nobody hears is written all the same. */
  private void noteUnheard(Entrance.Entered entered) {
    boolean isNew = truth.newest() == 0;
    if (isNew && entered.dispatches().isEmpty()) {
      truth.note(
          new LogEntry(1, Instant.EPOCH, new Happening.Joined(entered.member().name())),
          Optional.empty());
    }
  }

  private void checkRing() {
    assertThat(truth.newest() - truth.oldest() + 1).isLessThanOrEqualTo(history.entries());
  }

  private static Applicant applicant(Guest guest, Endpoint from, Tongue tongue) {
    return new Applicant(
        guest.name(), from, guest.udpPort(), tongue, guest.liveness(), guest.log());
  }

  static TcrpMessage request(Operation operation, ControlPayload entry, Bytes room) {
    return new TcrpMessage(operation, State.Known.REQUEST, room, PayloadCodec.encode(entry));
  }

  private void sweep() {
    deliver(rooms.sweep(world.now()));
    world.after(SWEEP, this::sweep);
  }

  void deliver(List<Dispatch> dispatches) {
    dispatches.forEach(this::note);
    deliver(() -> dispatches.forEach(backlog::add));
  }

  private void deliver(Runnable adding) {
    boolean idle = backlog.isEmpty();
    adding.run();
    switch (load) {
      case NONE -> send();
      case HEAVY -> {
        if (idle) {
          world.after(world.random().nextLong(PAUSE_MAX), this::send);
        }
      }
    }
    watchHeads();
  }

  private void send() {
    while (!backlog.isEmpty()) {
      backlog.send(this::send);
    }
  }

  private void note(Dispatch dispatch) {
    if (dispatch.event() instanceof RoomEvent.Happened(LogEntry entry)
        && !(entry.what() instanceof Happening.WhisperedTo)) {
      boolean isPrivate = entry.what() instanceof Happening.Whispered;
      truth.note(
          entry,
          isPrivate
              ? Optional.of(dispatch.audience().getFirst().name().value())
              : Optional.empty());
    }
  }

  private void send(Member member, Bytes rightly) {
    for (Bytes body : fault.answers(member.name().value(), rightly)) {
      check(member, rightly);
      Endpoint to = member.endpoint();
      Peer peer = peers.get(to);
      if (peer == null) {
        world.story().tell(world.now(), () -> "server > nobody at " + to.port());
        continue;
      }
      peer.link()
          .carry(
              () -> "server > " + peer.name() + ": " + SimStory.down(body),
              () -> {
                if (peers.get(to) == peer) {
                  peer.heard(to, body);
                }
              });
    }
  }

  private void check(Member member, Bytes body) {
    if (FrameCodec.isFrame(body)) {
      assertThat(member.tongue()).as("only who speaks log gets frames").isNotSameAs(dialect);
      if (FrameCodec.decodeServer(body) instanceof ServerFrame.Gone(long oldest)) {
        assertThat(oldest).as("what is kept is not gone").isLessThanOrEqualTo(truth.oldest());
        assertThat(load == Load.HEAVY || oldest == truth.oldest()).as("it is up to date").isTrue();
      }
      if (FrameCodec.decodeServer(body) instanceof ServerFrame.Pack(var entries)) {
        assertThat(entries).isNotEmpty();
        assertThat(entries.size() == 1 || body.size() <= 1200)
            .as("a pack survives a real path")
            .isTrue();
      }
      if (FrameCodec.decodeServer(body) instanceof ServerFrame.Events(var entries)) {
        assertThat(entries).hasSizeGreaterThan(1);
        assertThat(body.size()).as("events survive a real path").isLessThanOrEqualTo(1200);
      }
    }
  }

  private void watchHeads() {
    rooms
        .nextHead()
        .ifPresent(
            at -> {
              if (at != headAt) {
                headAt = at;
                world.at(at, this::tellHeads);
              }
            });
  }

  private void tellHeads() {
    headAt = Long.MAX_VALUE;
    deliver(rooms.tellHeads(world.now()));
  }
}
