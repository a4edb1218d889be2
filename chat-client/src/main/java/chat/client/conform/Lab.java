package chat.client.conform;

import chat.client.conform.Answer.Ended;
import chat.client.conform.Answer.Garbled;
import chat.client.conform.Answer.Granted;
import chat.client.conform.Answer.Outcome;
import chat.client.conform.Answer.Refused;
import chat.client.conform.Answer.Silent;
import chat.client.conform.Requests.Form;
import chat.protocol.Bytes;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.StatusCode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * What the scripts work with: connections, rooms with random names, seats in them. Cleans up behind
 * them: what was entered is left again, guests first.
 */
final class Lab implements AutoCloseable {
  static final String HOST = "alice";
  static final String GUEST = "bob";

  private static final int DEFAULT_UDP_PORT = 8889;
  private static final int HOME_USES_MAX = 6;
  private static final Duration HOME_LASTS = Duration.ofSeconds(2);
  private static final int LEAVES = 2;
  private static final int PORT_BITS = 8;
  private static final int PORT_TRIES = 20;

  private final Target target;
  private final Waiting waiting;
  private final Nonces words;
  private final Talk talk;
  private final Wire wire;
  private final List<Seat> seats = new ArrayList<>();
  private Form form = Form.RAW;
  private OptionalInt udpPort;
  private Optional<Pair> home = Optional.empty();
  private int homeUses;
  private Waiting.Deadline homeEnd;

  Lab(Target target, Waiting waiting, RandomGenerator random, Wire wire) {
    this.target = target;
    this.waiting = waiting;
    this.words = new Nonces(random);
    this.talk = new Talk(waiting, words);
    this.wire = wire;
    this.udpPort = target.udpPort();
    this.homeEnd = waiting.in(Duration.ZERO);
  }

  /** A room with a host and a guest. */
  record Pair(Seat host, Seat guest) {
    Bytes room() {
      return host.room();
    }
  }

  Target target() {
    return target;
  }

  Waiting waiting() {
    return waiting;
  }

  /** The form of requests that this server takes. */
  Form form() {
    return form;
  }

  void use(Form understood) {
    form = understood;
  }

  Talk talk() {
    return talk;
  }

  private void listenAt(int port) {
    if (udpPort.isEmpty()) {
      udpPort = OptionalInt.of(port);
    }
  }

  /** A word that nobody else says. */
  String word() {
    return words.next();
  }

  /** The name of a room that nobody else has. */
  Bytes freshRoom() {
    return Bytes.utf8("kit-" + word());
  }

  /** A connection, for those who want to send something of their own. */
  TcpPeer connect() throws IOException, Unable {
    if (waiting.isOver()) {
      throw new Unable(Said.OUT_OF_PATIENCE);
    }
    return TcpPeer.connect(target, 0, waiting, wire);
  }

  /** One transaction. A token that comes of it is given back at the end. */
  Answer ask(Bytes request, Bytes room) throws IOException, Unable {
    try (TcpPeer peer = connect()) {
      peer.send(request);
      return kept(peer.answer(room), room);
    }
  }

  /** The same, for somebody who ends the request by ending its side. */
  Answer askAndFinish(Bytes request, Bytes room) throws IOException, Unable {
    try (TcpPeer peer = connect()) {
      peer.send(request);
      peer.finish();
      return kept(peer.answer(room), room);
    }
  }

  /** Remembers to leave. */
  Answer kept(Answer answer, Bytes room) throws IOException {
    learnFrom(answer);
    if (answer.outcome() instanceof Granted(Bytes token)) {
      seats.add(new Seat(room, "", token, udpPeer()));
    }
    return answer;
  }

  Seat create(Bytes room, String name) throws IOException, Unable {
    return enter(Requests.CREATE, room, name, form.payload(name));
  }

  Seat join(Bytes room, String name) throws IOException, Unable {
    return enter(Requests.JOIN, room, name, form.payload(name));
  }

  /**
   * Becomes a member, and tells in every way there is where it hears: UDP from the port number of
   * the TCP connection, that port in two bytes behind the answer, and an empty message.
   */
  Seat enter(int operation, Bytes room, String name, Bytes payload) throws IOException, Unable {
    Line line = line();
    try (TcpPeer tcp = line.tcp()) {
      Seat seat = enter(tcp, line.udp(), operation, room, name, payload);
      tcp.send(twoBytes(line.udp().port()));
      seat.hello();
      return seat;
    } catch (IOException | Unable e) {
      line.udp().close();
      throw e;
    }
  }

  /** Both kinds of connection, from the same port number. */
  record Line(TcpPeer tcp, UdpPeer udp) {}

  /** A number that is free for UDP may be taken for TCP; then there is another one. */
  Line line() throws IOException, Unable {
    if (waiting.isOver()) {
      throw new Unable(Said.OUT_OF_PATIENCE);
    }
    for (int i = 1; ; i++) {
      UdpPeer udp = udpPeer();
      try {
        return new Line(TcpPeer.connect(target, udp.port(), waiting, wire), udp);
      } catch (IOException e) {
        udp.close();
        boolean taken = e instanceof BindException || e instanceof NoRouteToHostException;
        if (!taken || i == PORT_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Becomes a member and tells nobody where it hears. */
  Seat enter(TcpPeer tcp, UdpPeer udp, int operation, Bytes room, String name, Bytes payload)
      throws IOException, Unable {
    tcp.send(Requests.request(operation, room, payload));
    Answer answer = tcp.answer(room);
    return switch (answer.outcome()) {
      case Granted(Bytes token) -> {
        Seat seat = new Seat(room, name, token, udp);
        seats.add(seat);
        yield seat;
      }
      case Refused(int status) when isFull(status) -> throw new Unable(Said.SERVER_FULL, status);
      case Refused(int status) -> throw new Unable(Said.NO_SEAT_REFUSED, status);
      case Garbled _ -> throw new Unable(Said.NO_SEAT_GARBLED);
      case Ended _, Silent _ -> throw new Unable(Said.NO_SEAT_SILENT);
    };
  }

  /**
   * A host and a guest. The same two serve several checks, so that a server with few rooms does;
   * not all of them, because it may have a rate, and a timeout for those who only listen. Scripts
   * ask for it before anything else: who is there already may be sent away.
   */
  Pair home() throws IOException, Unable {
    if (home.isEmpty() || homeUses >= HOME_USES_MAX || homeEnd.millisLeft() == 0) {
      home = Optional.empty();
      tidy();
      home = Optional.of(pair());
      homeUses = 0;
      homeEnd = waiting.in(HOME_LASTS);
    }
    homeUses++;
    return home.get();
  }

  /** A host and a guest in a room of their own, which may come to harm. */
  Pair pair() throws IOException, Unable {
    Bytes room = freshRoom();
    Seat host = create(room, HOST);
    return new Pair(host, join(room, GUEST));
  }

  /** A socket of somebody who is no member; the caller closes it. */
  UdpPeer stranger(InetAddress from) throws IOException {
    return UdpPeer.open(new InetSocketAddress(from, 0), talkAddress(), wire);
  }

  UdpPeer udpPeer() throws IOException {
    return UdpPeer.open(new InetSocketAddress(0), talkAddress(), wire);
  }

  /** Leaves every room but the home. */
  void tidy() {
    List<Seat> kept = home.map(pair -> List.of(pair.host(), pair.guest())).orElseGet(List::of);
    for (Seat seat : seats.reversed()) {
      if (!kept.contains(seat)) {
        // UDP may lose it.
        for (int i = 0; i < LEAVES; i++) {
          seat.quit();
        }
        seat.udp().close();
      }
    }
    seats.retainAll(kept);
  }

  @Override
  public void close() {
    home = Optional.empty();
    tidy();
  }

  /** How a client declares its port behind the answer. */
  static Bytes twoBytes(int port) {
    return Bytes.of((byte) (port >>> PORT_BITS), (byte) port);
  }

  /** Whether a server that says this may have nothing against the request itself. */
  static boolean isFull(int status) {
    return status == StatusCode.Known.FULL.code()
        || status == StatusCode.Known.SLOW_DOWN.code()
        || status == StatusCode.Known.SHUTTING_DOWN.code();
  }

  /** Learns the port for the talk from a server that tells it. */
  private void learnFrom(Answer answer) {
    answer
        .admission()
        .ifPresent(
            admission -> {
              if (admission instanceof Grant grant) {
                grant.udpPort().ifPresent(this::listenAt);
              }
            });
  }

  /** Whether somebody new gets an answer; also when there is no time left to ask. */
  boolean takesRequests() {
    try {
      Bytes room = freshRoom();
      Outcome outcome =
          ask(Requests.request(Requests.CREATE, room, form.payload(HOST)), room).outcome();
      return outcome instanceof Granted || outcome instanceof Refused;
    } catch (Unable e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether two that come in now hear each other; also when they cannot come in. */
  boolean relays() {
    try {
      Pair pair = pair();
      return talk.relayed(pair.host(), word(), pair.guest()).isPresent();
    } catch (Unable e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private InetSocketAddress talkAddress() {
    return new InetSocketAddress(target.address(), udpPort.orElse(DEFAULT_UDP_PORT));
  }
}
