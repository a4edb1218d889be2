package chat.server.room;

import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import chat.protocol.frame.Parting;
import java.util.Optional;

/**
 * A member of a room: its name, its token, and where it hears.
 *
 * <p>Only the registry changes it, under its lock; its address is read by those who send.
 */
public final class Member {
  private final Room room;
  private final Liveness liveness;
  private final Optional<LogSeat> seat;
  private final TokenBucket bucket;
  private volatile UserName name;
  private volatile Token token;
  private volatile Tongue tongue;
  private volatile Endpoint endpoint;
  private volatile Gate gate;
  private volatile Optional<Route> route = Optional.empty();
  private boolean portDeclared;
  private boolean toldTooFast;
  private long heardAt;
  private Optional<Parting> parting = Optional.empty();

  Member(
      Applicant applicant,
      Token token,
      Room room,
      Optional<LogSeat> seat,
      TokenBucket bucket,
      long now) {
    this.name = applicant.name();
    this.room = room;
    this.tongue = applicant.tongue();
    this.liveness = applicant.liveness();
    this.seat = seat;
    this.gate = applicant.gate();
    this.bucket = bucket;
    this.token = token;
    this.endpoint = hearingAt(applicant);
    this.portDeclared = applicant.declaredPort().isPresent();
    this.heardAt = now;
  }

  /** Its name, unique in its room. */
  public UserName name() {
    return name;
  }

  /** What it shows with each datagram. */
  public Token token() {
    return token;
  }

  /** The room it is in. */
  public RoomName roomName() {
    return room.name();
  }

  /** How it hears. */
  public Tongue tongue() {
    return tongue;
  }

  /** How it shows that it is there. */
  public Liveness liveness() {
    return liveness;
  }

  /**
   * Where it hears: at the port it declared, else where its latest datagram came from, else its TCP
   * port (section 5.7). Always at the address that got the token.
   */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** The pair of ports by which it came last, and hears. */
  public Gate gate() {
    return gate;
  }

  /** The way to its {@link #endpoint} that somebody made ready, if it still leads there. */
  public Optional<Route> route() {
    Optional<Route> known = route;
    return known.isPresent() && known.get().to().equals(endpoint) ? known : Optional.empty();
  }

  /** Keeps a way to where it hears, for who sends next. */
  public void keep(Route ready) {
    route = Optional.of(ready);
  }

  /** Whether it speaks the extension {@code log}. */
  public boolean readsLog() {
    return seat.isPresent();
  }

  /** How large a datagram with several entries it wants; 0 if it reads no log. */
  public int datagramMax() {
    return seat.isPresent() ? seat.get().maxDatagram() : 0;
  }

  Room room() {
    return room;
  }

  HostAddress host() {
    return endpoint.host();
  }

  /** What is kept for it, if it speaks the extension {@code log}. */
  Optional<LogSeat> seat() {
    return seat;
  }

  long heardAt() {
    return heardAt;
  }

  /** A valid datagram came from {@code fromPort}. */
  void heard(long now, int fromPort) {
    heardAt = now;
    if (!portDeclared && endpoint.port() != fromPort) {
      endpoint = new Endpoint(endpoint.host(), fromPort);
    }
  }

  /** It speaks and hears in another way from now on. */
  void adopt(Tongue other) {
    tongue = other;
  }

  /** It has told its name at last; the room must know first. */
  void rename(UserName told) {
    name = told;
  }

  void declarePort(int declared) {
    endpoint = new Endpoint(endpoint.host(), declared);
    portDeclared = true;
  }

  /** It came back, perhaps from elsewhere. */
  void resume(Applicant applicant, Token next, long now) {
    token = next;
    gate = applicant.gate();
    endpoint = hearingAt(applicant);
    portDeclared = applicant.declaredPort().isPresent();
    heardAt = now;
  }

  /** Why it is no member any more, if it is none. */
  Optional<Parting> parting() {
    return parting;
  }

  void part(Parting why) {
    parting = Optional.of(why);
  }

  /** Whether it may say something of this cost now, and has used up that much of its rate. */
  boolean maySpeak(long now, int cost) {
    boolean rested = bucket.isFull(now);
    boolean allowed = bucket.tryTake(now, cost);
    if (allowed && rested) {
      toldTooFast = false;
    }
    return allowed;
  }

  /** Gets back what it used up for nothing. */
  void spareRate(int cost) {
    bucket.giveBack(cost);
  }

  /** Whether it has yet to be told that it is too fast; true once until it has rested. */
  boolean firstTimeTooFast() {
    boolean first = !toldTooFast;
    toldTooFast = true;
    return first;
  }

  private static Endpoint hearingAt(Applicant applicant) {
    Endpoint source = applicant.source();
    return new Endpoint(source.host(), applicant.declaredPort().orElse(source.port()));
  }

  @Override
  public String toString() {
    return name + " in " + room.name();
  }
}
