package chat.server.room;

import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member of a room: its name, its token, and where it hears.
 *
 * <p>Only the registry changes it, under its lock; its address is read by those who send. There can
 * be a million of them, so what most do not need is not made before they do, and what is small is
 * kept in its place instead of in an object of its own.
 */
public final class Member {
  private final Room room;
  private final Optional<LogSeat> seat;
  private final boolean sendsKeepalives;
  private volatile UserName name;
  private volatile Tongue tongue;
  private volatile Gate gate;
  private volatile HostAddress host;
  private volatile char port;
  private boolean portDeclared;
  private long heardAt;
  private long token1;
  private long token2;
  private long token3;
  private int place;

  private @Nullable Breath breath;

  Member(Applicant applicant, TokenBits token, Room room, Optional<LogSeat> seat, long now) {
    this.name = applicant.name();
    this.room = room;
    this.tongue = applicant.tongue();
    this.sendsKeepalives = applicant.liveness() == Liveness.KEEPALIVE;
    this.seat = seat;
    this.gate = applicant.gate();
    this.host = applicant.source().host();
    this.port = (char) hearingAt(applicant);
    this.portDeclared = applicant.declaredPort().isPresent();
    this.heardAt = now;
    take(token);
  }

  /** Its name, unique in its room. */
  public UserName name() {
    return name;
  }

  /**
   * What it shows with each datagram. A member that comes back is given another one: only who has
   * the registry's lock can tell which one counts.
   */
  public Token token() {
    return tokenBits().token();
  }

  /** What its token spells. */
  TokenBits tokenBits() {
    return new TokenBits(token1, token2, token3);
  }

  /** The hash of {@link #tokenBits}, which need not be made for that. */
  int tokenHash() {
    return TokenBits.hash(token1);
  }

  /** Whether this is its token. */
  boolean shows(TokenBits token) {
    return token1 == token.first() && token2 == token.second() && token3 == token.third();
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
    return sendsKeepalives ? Liveness.KEEPALIVE : Liveness.IDLE;
  }

  /**
   * Where it hears: at the port it declared, else where its latest datagram came from, else its TCP
   * port (section 5.7). Always at the address that got the token.
   */
  public Endpoint endpoint() {
    // First the port, which is changed last: no port of where it is now at a host where it was.
    int at = port;
    return new Endpoint(host, at);
  }

  /** The pair of ports by which it came last, and hears. */
  public Gate gate() {
    return gate;
  }

  /** Whether that is there, without making an endpoint for the question. */
  public boolean hearsAt(HostAddress knownHost, int knownPort) {
    return knownPort == port && knownHost.equals(host);
  }

  /** The hash of where it hears. */
  public int endpointHash() {
    return 31 * host.hashCode() + port;
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
    return host;
  }

  /** What is kept for it, if it speaks the extension {@code log}. */
  Optional<LogSeat> seat() {
    return seat;
  }

  /** How often it has come back. */
  public int stay() {
    return seat.isPresent() ? seat.get().stay() : 0;
  }

  long heardAt() {
    return heardAt;
  }

  /** A valid datagram came from {@code fromPort}. */
  void heard(long now, int fromPort) {
    heardAt = now;
    if (!portDeclared && port != fromPort) {
      port = (char) fromPort;
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
    port = (char) declared;
    portDeclared = true;
  }

  /** It came back, perhaps from elsewhere. */
  void resume(Applicant applicant, TokenBits next, long now) {
    take(next);
    gate = applicant.gate();
    host = applicant.source().host();
    port = (char) hearingAt(applicant);
    portDeclared = applicant.declaredPort().isPresent();
    heardAt = now;
  }

  private void take(TokenBits token) {
    token1 = token.first();
    token2 = token.second();
    token3 = token.third();
  }

  /** Where the {@link TimingWheel} has it; nobody else's affair. */
  int place() {
    return place;
  }

  void place(int other) {
    place = other;
  }

  /** What it may still say, at {@code rate}. */
  Breath breath(long now, Rate rate) {
    if (breath == null) {
      breath = new Breath(new TokenBucket(rate, now));
    }
    return breath;
  }

  /** It was {@code before} until now, and has said as much. */
  void inherit(Member before) {
    breath = before.breath;
  }

  private static int hearingAt(Applicant applicant) {
    return applicant.declaredPort().orElse(applicant.source().port());
  }

  @Override
  public String toString() {
    return name + " in " + room.name();
  }
}
