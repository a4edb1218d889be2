package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.Admitted;
import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.Operation;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.FrameCodec;
import chat.protocol.notice.NoticeText;
import chat.server.room.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Somebody with a client that knows no extension: hears text, and only text. */
final class SimPlainMember implements SimServer.Peer {
  private final SimWorld world;
  private final SimServer server;
  private final SimLink link;
  private final SimEntry entry;
  private final UserName name;
  private final Optional<List<String>> extensions;
  private Consumer<String> onShown = _ -> {};
  private Optional<PlainState> state = Optional.empty();
  private Optional<Admission> admission = Optional.empty();
  private Optional<Endpoint> at = Optional.empty();
  private int serial;
  private long tickAt = Long.MAX_VALUE;

  /**
   * Somebody who is not there yet.
   *
   * @param extensions an empty list for somebody with a grant, none for a bare token
   */
  SimPlainMember(
      SimWorld world,
      SimServer server,
      SimWeather weather,
      int number,
      String name,
      Optional<List<String>> extensions) {
    this.extensions = extensions;
    this.world = world;
    this.server = server;
    this.link = new SimLink(world, name, weather);
    this.entry = new SimEntry(world, server, this, number);
    this.name = new UserName(name);
    server.truth().speaksPlainly(name);
  }

  @Override
  public String name() {
    return name.value();
  }

  @Override
  public SimLink link() {
    return link;
  }

  boolean isInside() {
    return state.isPresent() && !state.get().isOver();
  }

  void whenShown(Consumer<String> listener) {
    onShown = listener;
  }

  void create() {
    enter(Operation.Known.CREATE);
  }

  void join() {
    enter(Operation.Known.JOIN);
  }

  /** Says its next text; it may be lost. */
  String say() {
    String text = SimWords.text(name(), ++serial, world.random());
    state
        .filter(now -> now.isTalking() && !now.isFull())
        .ifPresent(now -> perform(now.say(world.now(), text, StampedText.count(name, text))));
    return text;
  }

  void leave() {
    state.ifPresent(now -> perform(now.leave(world.now())));
  }

  @Override
  public void heard(Endpoint to, Bytes body) {
    assertThat(FrameCodec.isFrame(body)).as("%s hears no frame", name).isFalse();
    check(body.asUtf8());
    state.ifPresent(now -> perform(now.heard(world.now(), new ServerDatagram(body))));
  }

  private void check(String text) {
    if (text.isEmpty() || text.startsWith(NoticeText.PREFIX)) {
      assertThat(text.isEmpty() || NoticeText.parse(text).isPresent()).isTrue();
      return;
    }
    int end = text.indexOf(": ");
    assertThat(end).isPositive();
    String speaker = text.substring(0, end);
    String words = text.substring(end + 2);
    assertThat(speaker).isNotEqualTo(name()).isEqualTo(SimWords.speaker(words));
    assertThat(server.truth().isPublic(words)).as("said to all, and so: %s", words).isTrue();
    onShown.accept(words);
  }

  private void enter(Operation operation) {
    JsonEntry request = new JsonEntry(name, Optional.empty(), OptionalInt.empty(), extensions);
    entry.enter(operation, request, this::entered);
  }

  private void entered(SimEntry.Outcome outcome) {
    if (outcome instanceof SimEntry.Outcome.In(Admission given, Endpoint from)) {
      InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8889);
      EntryRequest request =
          new EntryRequest(EntryRequest.Way.JOIN, SimEntry.ROOM, name, Optional.empty());
      admission = Optional.of(given);
      at = Optional.of(from);
      PlainState now =
          new PlainState(SessionTerms.of(Admitted.by(nowhere, request, given)), world.now());
      state = Optional.of(now);
      perform(now.start(world.now()));
    }
  }

  private void perform(List<Action> actions) {
    for (Action action : actions) {
      if (action instanceof Action.Send(Bytes body)) {
        send(body);
      }
    }
    schedule();
  }

  private void send(Bytes body) {
    Endpoint from = at.orElseThrow();
    Bytes bytes =
        DatagramCodec.encode(
            new ClientDatagram(SimEntry.ROOM, admission.orElseThrow().token(), body));
    link.carry(() -> name + " > server: " + SimStory.up(body), () -> server.receive(bytes, from));
  }

  private void schedule() {
    PlainState now = state.orElseThrow();
    if (now.isOver()) {
      at.ifPresent(server::disconnect);
      return;
    }
    long due = world.now() + now.nanosUntilDue(world.now());
    if (due < tickAt) {
      tickAt = due;
      world.at(due, () -> tick(due));
    }
  }

  private void tick(long due) {
    if (tickAt == due) {
      tickAt = Long.MAX_VALUE;
      PlainState now = state.orElseThrow();
      if (!now.isOver()) {
        perform(now.tick(world.now()));
      }
    }
  }
}
