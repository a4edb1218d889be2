package chat.server.room;

import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import java.util.OptionalInt;

/**
 * A member of a room: its name, its token, and where it hears.
 *
 * <p>Only the registry changes it, under its lock; its address is read by those who send.
 */
public final class Member {
  private final Token token;
  private final Room room;
  private final Endpoint source;
  private final Liveness liveness;
  private final Gate gate;
  private final TokenBucket bucket;
  private volatile UserName name;
  private volatile Tongue tongue;
  private volatile int port;
  private boolean portDeclared;
  private boolean toldTooFast;
  private long heardAt;

  Member(Applicant applicant, Token token, Room room, TokenBucket bucket, long now) {
    this.name = applicant.name();
    this.token = token;
    this.room = room;
    this.source = applicant.source();
    this.tongue = applicant.tongue();
    this.liveness = applicant.liveness();
    this.gate = applicant.gate();
    this.bucket = bucket;
    this.port = applicant.source().port();
    this.heardAt = now;
    OptionalInt declared = applicant.declaredPort();
    if (declared.isPresent()) {
      declarePort(declared.getAsInt());
    }
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
    return new Endpoint(source.host(), port);
  }

  /** The pair of ports by which it came. */
  public Gate gate() {
    return gate;
  }

  Room room() {
    return room;
  }

  HostAddress host() {
    return source.host();
  }

  long heardAt() {
    return heardAt;
  }

  /** A valid datagram came from {@code fromPort}. */
  void heard(long now, int fromPort) {
    heardAt = now;
    if (!portDeclared) {
      port = fromPort;
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
    port = declared;
    portDeclared = true;
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

  /** Whether it has yet to be told that it is too fast; true once until it has rested. */
  boolean firstTimeTooFast() {
    boolean first = !toldTooFast;
    toldTooFast = true;
    return first;
  }

  @Override
  public String toString() {
    return name + " in " + room.name();
  }
}
