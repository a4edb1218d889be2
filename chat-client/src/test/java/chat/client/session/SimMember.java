package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.Admitted;
import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.ResumeSecret;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.control.Operation;
import chat.protocol.control.StatusCode;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Wish;
import chat.server.room.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Somebody with our client: the real state of a stay, and what comes back when it breaks. */
final class SimMember implements SimServer.Peer {
  private static final int SPINS_MAX = 20;

  /** Where it is. */
  enum Place {
    OUTSIDE,
    INSIDE,
    GONE
  }

  private final SimWorld world;
  private final SimServer server;
  private final SimFault fault;
  private final SimLink link;
  private final SimEntry entry;
  private final UserName name;
  private final int earlier;
  private final Deque<Optional<String>> outstanding = new ArrayDeque<>();
  private final Deque<String> typed = new ArrayDeque<>();
  private final Set<String> here = new TreeSet<>();
  private Consumer<LogEntry> onShown = _ -> {};
  private Place place = Place.OUTSIDE;
  private Optional<LogState> state = Optional.empty();
  private Optional<ResumeSecret> secret = Optional.empty();
  private Optional<Grant> grant = Optional.empty();
  private Optional<Endpoint> at = Optional.empty();
  private Optional<SimView> view = Optional.empty();
  private boolean leaving;
  private boolean knowsAll;
  private boolean unlucky;
  private String end = "";
  private int serial;
  private int asked;
  private int answered;
  private long tickAt = Long.MAX_VALUE;
  private long spunAt;
  private int spins;

  SimMember(
      SimWorld world,
      SimServer server,
      SimFault fault,
      SimWeather weather,
      int number,
      String name,
      int earlier) {
    this.world = world;
    this.server = server;
    this.fault = fault;
    this.link = new SimLink(world, name, weather);
    this.entry = new SimEntry(world, server, this, number);
    this.name = new UserName(name);
    this.earlier = earlier;
    // With much loss, all that says that it is there may be lost for once.
    this.unlucky = weather.loss() > 0;
  }

  @Override
  public String name() {
    return name.value();
  }

  @Override
  public SimLink link() {
    return link;
  }

  Place place() {
    return place;
  }

  /** Why it is gone, if it is. */
  String end() {
    return end;
  }

  /** Whether nothing was reported lost since it came in. */
  boolean knowsAll() {
    return knowsAll;
  }

  Set<String> here() {
    return here;
  }

  Optional<SimView> view() {
    return view;
  }

  Optional<LogState> state() {
    return state;
  }

  void whenShown(Consumer<LogEntry> listener) {
    onShown = listener;
  }

  void create() {
    enter(Operation.Known.CREATE);
  }

  void join() {
    enter(Operation.Known.JOIN);
  }

  /** Says its next text, or keeps it until it is back. */
  String say() {
    return say(SimWords.text(name(), ++serial, world.random()));
  }

  String say(String text) {
    if (place != Place.GONE) {
      if (state.isPresent() && (place == Place.INSIDE || secret.isPresent())) {
        offer(text);
      } else {
        typed.add(text);
      }
    }
    return text;
  }

  void whisper(String to) {
    ask(new Wish.Whisper(new UserName(to), SimWords.text(name(), ++serial, world.random())));
  }

  void ask(Wish wish) {
    if (place == Place.INSIDE && !state.orElseThrow().isFull()) {
      tell("asks " + wish);
      asked++;
      outstanding.add(Optional.empty());
      act(() -> state.orElseThrow().ask(world.now(), wish));
    }
  }

  void leave() {
    if (place == Place.INSIDE) {
      tell("leaves");
      leaving = true;
      act(() -> state.orElseThrow().leave(world.now()));
    }
  }

  /** Its process is killed; another one goes on for it a while later. */
  void restart(long pause) {
    if (place == Place.INSIDE) {
      tell("is killed");
      hangUp();
      forget();
      world.after(pause, this::comeBack);
    }
  }

  /** Its process is killed for good. */
  void die() {
    if (place != Place.GONE) {
      tell("dies");
      hangUp();
      forget();
      gone("died");
    }
  }

  /** Something between it and the server gives it another port. */
  void rebind() {
    if (place == Place.INSIDE) {
      tell("has another port");
      hangUpSocket();
      listenAt(entry.newEndpoint());
    }
  }

  /** It is in another network from now on: only the way in by TCP works. */
  void move() {
    tell("has another address");
    entry.move();
    if (place == Place.INSIDE) {
      rebind();
    }
  }

  @Override
  public void heard(Endpoint to, Bytes body) {
    if (place == Place.INSIDE) {
      LogState now = state.orElseThrow();
      act(() -> fault.hears(name(), body, () -> now.heard(world.now(), new ServerDatagram(body))));
    }
  }

  /** What must be true when all has calmed down. */
  void checkAtEnd() {
    if (place == Place.INSIDE) {
      LogState now = state.orElseThrow();
      assertThat(now.waiting()).as("%s has nothing unconfirmed", name).isZero();
      assertThat(outstanding).as("%s has nothing unconfirmed", name).isEmpty();
      assertThat(typed).as("%s has said all", name).isEmpty();
      assertThat(answered).as("%s was answered all it asked", name).isEqualTo(asked);
      assertThat(now.early()).as("%s keeps nothing back", name).isZero();
      assertThat(view.orElseThrow().shown())
          .as("%s was shown all", name)
          .isEqualTo(server.truth().newest());
    }
    if (end.equals("closed") && !leaving) {
      // The last entry is the end that it was told.
      assertThat(view.orElseThrow().shown())
          .as("%s was shown all until the room closed", name)
          .isEqualTo(server.truth().newest() - 1);
    }
    assertThat(place).as("where %s is", name).isNotEqualTo(Place.OUTSIDE);
  }

  private void enter(Operation operation) {
    JsonEntry request =
        new JsonEntry(
            name,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(List.of("log")),
            secret,
            OptionalInt.empty());
    entry.enter(operation, request, this::entered);
  }

  private void entered(SimEntry.Outcome outcome) {
    if (place == Place.GONE) {
      return;
    }
    switch (outcome) {
      case SimEntry.Outcome.In(Grant given, Endpoint from) -> enter(given, from);
      case SimEntry.Outcome.In(var other, var _) -> throw new AssertionError("no grant: " + other);
      case SimEntry.Outcome.Silence() -> {
        unlucky = true;
        comeBack(SimWorld.seconds(1));
      }
      case SimEntry.Outcome.No(var status) when status == StatusCode.Known.CANNOT_RESUME -> {
        assertThat(unlucky || server.truth().sentAway(name()))
            .as("%s was too late without need", name)
            .isTrue();
        giveUp();
        comeBack(0);
      }
      case SimEntry.Outcome.No(var status) when status == StatusCode.Known.NAME_TAKEN ->
          comeBack(SimWorld.seconds(2));
      case SimEntry.Outcome.No(var status) when status == StatusCode.Known.NO_SUCH_ROOM ->
          gone("too late");
      case SimEntry.Outcome.No(var status) -> throw new AssertionError("refused: " + status);
    }
  }

  private void enter(Grant given, Endpoint from) {
    LogGrant log = given.log().orElseThrow();
    InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8889);
    EntryRequest request =
        new EntryRequest(EntryRequest.Way.JOIN, SimEntry.ROOM, name, Optional.empty());
    SessionTerms terms = SessionTerms.of(Admitted.by(nowhere, request, given));
    grant = Optional.of(given);
    secret = Optional.of(log.resume());
    here.clear();
    knowsAll = true;
    given.members().forEach(member -> here.add(member.value()));
    listenAt(from);
    place = Place.INSIDE;
    if (state.isPresent()) {
      state = Optional.of(state.get().resumed(world.now(), log));
    } else {
      LogState fresh = new LogState(terms, log, earlier, world.random().split(), world.now());
      state = Optional.of(fresh);
      view = Optional.of(new SimView(name(), server.truth(), fresh.have()));
    }
    act(() -> state.orElseThrow().start(world.now()));
    while (!typed.isEmpty() && place == Place.INSIDE) {
      offer(typed.remove());
    }
  }

  private void offer(String text) {
    LogState now = state.orElseThrow();
    if (now.isFull()) {
      typed.add(text);
      world.after(SimWorld.seconds(1), this::retype);
      return;
    }
    outstanding.add(Optional.of(text));
    tell("says " + SimStory.shortened(text));
    act(() -> now.say(world.now(), text, StampedText.count(name, text)));
  }

  private void retype() {
    if (place == Place.INSIDE && !typed.isEmpty()) {
      offer(typed.remove());
    }
  }

  private void comeBack(long pause) {
    world.after(pause, this::comeBack);
  }

  private void comeBack() {
    if (place == Place.OUTSIDE) {
      join();
    }
  }

  /** The server does not know us any more: what was never sent is said in a new stay. */
  private void giveUp() {
    state.ifPresent(before -> before.unsent().reversed().forEach(typed::addFirst));
    forget();
    secret = Optional.empty();
  }

  private void forget() {
    state = Optional.empty();
    outstanding.clear();
    asked = 0;
    answered = 0;
  }

  private void hangUp() {
    hangUpSocket();
    place = Place.OUTSIDE;
  }

  private void hangUpSocket() {
    at.ifPresent(server::disconnect);
    at = Optional.empty();
  }

  /** A while without any way to the server, which may take us for gone. */
  void cutOff(long nanos) {
    unlucky = true;
    link.cut(nanos);
  }

  private void listenAt(Endpoint endpoint) {
    server.connect(endpoint, this);
    at = Optional.of(endpoint);
  }

  private void gone(String how) {
    tell("is gone: " + how);
    hangUpSocket();
    place = Place.GONE;
    end = how;
  }

  /** Does something with the state, and what the state wants done. */
  private void act(Supplier<List<Action>> what) {
    LogState now = state.orElseThrow();
    perform(what.get());
    assertThat(now.early()).isLessThanOrEqualTo(LogReader.AHEAD_MAX);
    assertThat(now.waiting()).isLessThanOrEqualTo(LogSpeaker.QUEUE_MAX + LogSpeaker.WINDOW + 1);
    if (state.isPresent()) {
      confirm(now);
      schedule(now);
    }
  }

  private void confirm(LogState now) {
    while (outstanding.size() > now.waiting()) {
      outstanding
          .remove()
          .ifPresent(
              text ->
                  assertThat(server.truth().holds(text))
                      .as("what is confirmed to %s was said: %s", name, text)
                      .isTrue());
    }
  }

  private void schedule(LogState now) {
    if (place != Place.INSIDE) {
      return;
    }
    long wait = now.nanosUntilDue(world.now());
    spins = wait == 0 && spunAt == world.now() ? spins + 1 : 0;
    spunAt = world.now();
    assertThat(spins).as("%s does what is due and is done with it", name).isLessThan(SPINS_MAX);
    long due = world.now() + wait;
    if (due < tickAt) {
      tickAt = due;
      world.at(due, () -> tick(due));
    }
  }

  private void tick(long due) {
    if (tickAt == due) {
      tickAt = Long.MAX_VALUE;
      if (place == Place.INSIDE) {
        act(() -> state.orElseThrow().tick(world.now()));
      }
    }
  }

  private void perform(List<Action> actions) {
    for (Action action : new ArrayList<>(actions)) {
      switch (action) {
        case Action.Send(Bytes body) -> fault.leaves(name(), body).forEach(this::send);
        case Action.Tell(SessionEvent event) -> told(event);
      }
    }
  }

  private void send(Bytes body) {
    if (at.isEmpty()) {
      return;
    }
    Endpoint from = at.get();
    Bytes bytes =
        DatagramCodec.encode(new ClientDatagram(SimEntry.ROOM, grant.orElseThrow().token(), body));
    link.carry(() -> name + " > server: " + SimStory.up(body), () -> server.receive(bytes, from));
  }

  private void told(SessionEvent event) {
    switch (event) {
      case SessionEvent.Happened(LogEntry happened) -> {
        tell("is shown " + happened.seq());
        view.orElseThrow().happened(happened);
        count(happened.what());
        onShown.accept(happened);
      }
      case SessionEvent.Earlier(LogEntry before) -> {
        tell("is shown " + before.seq() + ", from before");
        view.orElseThrow().earlier(before);
      }
      case SessionEvent.Gap(long count) -> {
        tell("is told that " + count + " are lost");
        view.orElseThrow().lost(count);
        knowsAll = false;
      }
      case SessionEvent.Answered(var wish, var reply) -> {
        tell("is answered " + reply);
        answered++;
        assertThat(answered).isLessThanOrEqualTo(asked);
        assertThat(wish).isNotNull();
      }
      case SessionEvent.Ended ended -> ended(ended);
      default -> throw new AssertionError("nobody expects " + event);
    }
  }

  private void ended(SessionEvent.Ended ended) {
    tell("is told " + ended);
    switch (ended) {
      case SessionEvent.Left _ -> gone("left");
      case SessionEvent.Kicked _ -> gone("kicked");
      case SessionEvent.Closed _ -> gone("closed");
      case SessionEvent.Lost _, SessionEvent.TimedOut _ -> {
        hangUp();
        comeBack(SimWorld.seconds(1));
      }
      case SessionEvent.Failed failed -> throw new AssertionError("failed", failed.cause());
    }
  }

  private void count(Happening what) {
    switch (what) {
      case Happening.Joined(var who) -> here.add(who.value());
      case Happening.Left(var who) -> here.remove(who.value());
      case Happening.TimedOut(var who) -> here.remove(who.value());
      case Happening.Kicked(var who) -> here.remove(who.value());
      default -> {}
    }
  }

  private void tell(String what) {
    world.story().tell(world.now(), () -> name + " " + what);
  }
}
