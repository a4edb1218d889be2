package chat.server.room;

import chat.protocol.Rate;
import chat.protocol.ResumeSecret;
import chat.protocol.TokenBucket;
import chat.protocol.frame.Parting;
import chat.protocol.frame.ServerFrame;
import java.util.Optional;

/**
 * What the server keeps for a member that speaks the extension {@code log}: which of its words it
 * took, how fast it is sent what it missed, and how it can come back.
 */
final class LogSeat {
  /** How many datagrams of what was missed may go out at once, and how many a second. */
  static final Rate REPLIES = new Rate(64, 200);

  private final TokenBucket replies;
  private volatile int maxDatagram;
  private long taken;
  private int stay;
  private ServerFrame receipt = new ServerFrame.Said(0, 0);
  private ResumeSecret secret;
  private Optional<ResumeSecret> previous = Optional.empty();
  private Optional<Parting> parting = Optional.empty();

  LogSeat(LogRequest request, ResumeSecret secret, long now) {
    this.maxDatagram = request.maxDatagram();
    this.secret = secret;
    this.replies = new TokenBucket(REPLIES, now);
  }

  /** The last id that was taken; 0 before the first. */
  long taken() {
    return taken;
  }

  /** What tells the member that {@link #taken} was. */
  ServerFrame receipt() {
    return receipt;
  }

  void take(long id, ServerFrame withReceipt) {
    taken = id;
    receipt = withReceipt;
  }

  /** How often its member has come back. */
  int stay() {
    return stay;
  }

  int maxDatagram() {
    return maxDatagram;
  }

  /** Whether one more datagram of what was missed may go out now. */
  boolean mayReply(long now) {
    return replies.tryTake(now, 1);
  }

  ResumeSecret secret() {
    return secret;
  }

  Optional<ResumeSecret> previous() {
    return previous;
  }

  /**
   * The member comes back with {@code shown}, which stays good until it was heard under its new
   * token: the answer that holds {@code next} may be lost. Answers the secret that is good no more.
   */
  Optional<ResumeSecret> resume(LogRequest request, ResumeSecret shown, ResumeSecret next) {
    Optional<ResumeSecret> outdated = shown.equals(secret) ? previous : Optional.of(secret);
    stay++;
    maxDatagram = request.maxDatagram();
    previous = Optional.of(shown);
    secret = next;
    return outdated;
  }

  /** The member was heard: it has its new secret. Answers the one that is good no more. */
  Optional<ResumeSecret> heard() {
    Optional<ResumeSecret> outdated = previous;
    previous = Optional.empty();
    return outdated;
  }

  /** Why its member is none any more, if it is none. */
  Optional<Parting> parting() {
    return parting;
  }

  void part(Parting why) {
    parting = Optional.of(why);
  }
}
