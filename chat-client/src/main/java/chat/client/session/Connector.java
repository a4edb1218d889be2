package chat.client.session;

import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import chat.client.session.SessionEvent.Kicked;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.Bytes;
import chat.protocol.ResumeSecret;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.StatusCode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** One server, and all that a client can ask of it. */
public final class Connector {
  private static final int DEFAULT_UDP_PORT = 8889;
  private static final int CLOSING_TRIES = 5;
  private static final long CLOSING_PAUSE = Duration.ofMillis(200).toNanos();

  private final ServerAddress address;
  private final OptionalInt udpPort;
  private final int earlier;
  private final Keepsakes keepsakes;
  private final LongSupplier clock;
  private final Optional<RequestForm> form;
  private final ControlClient control;

  /**
   * A server somebody named.
   *
   * @param udpPort where it listens for datagrams, if somebody insists; else what it tells itself
   * @param clock monotonic nanoseconds
   */
  public Connector(ServerAddress address, OptionalInt udpPort, LongSupplier clock) {
    this(address, udpPort, 0, Keepsakes.NONE, Optional.empty(), clock);
  }

  private Connector(
      ServerAddress address,
      OptionalInt udpPort,
      int earlier,
      Keepsakes keepsakes,
      Optional<RequestForm> form,
      LongSupplier clock) {
    this.address = address;
    this.udpPort = udpPort;
    this.earlier = earlier;
    this.keepsakes = keepsakes;
    this.clock = clock;
    this.form = form;
    this.control = new ControlClient(address, ControlTimes.DEFAULT, form, clock);
  }

  /** The same server; whoever enters a room is told {@code count} of its latest entries. */
  public Connector tellingEarlier(int count) {
    return new Connector(address, udpPort, count, keepsakes, form, clock);
  }

  /** The same server; a stay whose program died goes on with what {@code kept} holds of it. */
  public Connector remembering(Keepsakes kept) {
    return new Connector(address, udpPort, earlier, kept, form, clock);
  }

  /**
   * The same server, asked by the bare name of the course's text, which all that have no JSON
   * understand. A password does not fit into it: with one, it is asked as ever.
   */
  public Connector byBareName() {
    Optional<RequestForm> raw = Optional.of(RequestForm.RAW);
    return new Connector(address, udpPort, earlier, keepsakes, raw, clock);
  }

  /** Where the server is said to be. */
  public ServerAddress address() {
    return address;
  }

  /** Monotonic nanoseconds. */
  LongSupplier clock() {
    return clock;
  }

  /**
   * Creates or joins a room, and starts the stay if the server lets us in; goes on with a stay
   * whose program died.
   */
  public EntryResult enter(EntryRequest request) throws ControlFailure {
    Optional<ResumeSecret> kept = keepsakes.recall(address, request);
    if (kept.isPresent()) {
      EntryResult result = enter(request, kept, Optional.empty());
      if (!(result instanceof Refused refused) || !refused.isFinal()) {
        return result;
      }
      keepsakes.forget(address, request);
    }
    return enter(request, Optional.empty(), Optional.empty());
  }

  /** Goes on with the stay that was {@code before}, if there was one. */
  EntryResult enter(EntryRequest request, Optional<Before> before) throws ControlFailure {
    return enter(request, before.map(Before::secret), before);
  }

  private EntryResult enter(
      EntryRequest request, Optional<ResumeSecret> secret, Optional<Before> before)
      throws ControlFailure {
    try (TalkPort port = new TalkPort(DatagramSocket::new)) {
      return switch (ask(request, secret, port)) {
        case Entered entered -> {
          SessionTerms.log(entered)
              .ifPresent(grant -> keepsakes.keep(address, request, grant.resume()));
          yield new Opened(
              ChatSession.open(
                  entered,
                  port.connect(entered, udpPort(entered)),
                  state(entered, before),
                  before.map(Before::lock).orElseGet(ReentrantLock::new),
                  ended -> over(request, ended),
                  clock));
        }
        case Refused refused -> refused;
      };
    } catch (IOException e) {
      throw new ControlFailure(ControlFailure.Kind.CANNOT_CONNECT, e);
    }
  }

  /**
   * Asks once more where the server took more than our name for our name, and nothing is lost by
   * it: where leaving is known to close the room that we made, or where who never spoke is in
   * nobody's way.
   */
  private EntryAnswer ask(EntryRequest request, Optional<ResumeSecret> secret, TalkPort port)
      throws ControlFailure, IOException {
    EntryAnswer answer = control.enter(request, secret, port);
    if (!(answer instanceof Entered entered)
        || !entered.isMisnamed()
        || request.password().isPresent()
        || (request.way() == Way.CREATE && !entered.dialect().closesWithItsHost())) {
      return answer;
    }
    RequestForm form = entered.dialect().wants().orElseThrow();
    if (entered.dialect().farewell().isEmpty()) {
      return again(form, entered, port);
    }
    leave(entered, port);
    EntryAnswer second = control.enterAs(form, request, port);
    for (int tries = 1; tries < CLOSING_TRIES && isStillThere(second); tries++) {
      LockSupport.parkNanos(CLOSING_PAUSE);
      second = control.enterAs(form, request, port);
    }
    return second;
  }

  /**
   * A second member, called what we are called; failing that we are who we are already, and hear
   * where the server was told that we do.
   */
  private EntryAnswer again(RequestForm form, Entered entered, TalkPort port) {
    try (TalkPort second = new TalkPort(DatagramSocket::new)) {
      if (control.enterAs(form, entered.request(), second) instanceof Entered named) {
        port.takeOver(second);
        return named;
      }
      return entered;
    } catch (ControlFailure e) {
      return entered;
    }
  }

  private static boolean isStillThere(EntryAnswer answer) {
    return answer instanceof Refused refused && refused.status() == StatusCode.Known.ROOM_EXISTS;
  }

  private void leave(Entered entered, TalkPort port) throws IOException {
    try (TalkSocket socket = port.connect(entered, udpPort(entered))) {
      socket.send(Bytes.utf8(entered.dialect().hello()));
      socket.send(Bytes.utf8(entered.dialect().farewell().orElse("")));
    }
  }

  /** Who is a member no more has nothing to come back to; who only lost the server has. */
  private void over(EntryRequest request, Ended ended) {
    switch (ended) {
      case Left _, Closed _, Kicked _, TimedOut _ -> keepsakes.forget(address, request);
      case Lost _, Failed _ -> {
        // The server may still take us for a member.
      }
    }
  }

  /** Asks which rooms there are. */
  public ListResult list() throws ControlFailure {
    return control.list();
  }

  private SessionState state(Entered entered, Optional<Before> before) {
    SessionTerms terms = SessionTerms.of(entered);
    long now = clock.getAsLong();
    return SessionTerms.log(entered)
        .<SessionState>map(
            grant ->
                before
                    .map(was -> was.resumed(now, grant))
                    .orElseGet(
                        () -> new LogState(terms, grant, earlier, new SplittableRandom(), now)))
        .orElseGet(() -> new PlainState(terms, entered.dialect(), OwnWords.of(entered), now));
  }

  private int udpPort(Entered entered) {
    OptionalInt told = entered.grant().map(Grant::udpPort).orElse(OptionalInt.empty());
    return udpPort.orElseGet(() -> told.orElse(DEFAULT_UDP_PORT));
  }
}
