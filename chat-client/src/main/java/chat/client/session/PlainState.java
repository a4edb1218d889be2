package chat.client.session;

import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.Said;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.Bytes;
import chat.protocol.SafeText;
import chat.protocol.TokenBucket;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a stay in a room has to do and when: keepalives, pacing, noticing that the server is gone,
 * leaving politely.
 *
 * <p>Pure: the caller says what time it is (nanoseconds of a clock that never goes back) and does
 * what is answered. Not safe for several threads at once.
 */
final class PlainState implements SessionState {
  static final int QUEUE_MAX = 64;
  static final int QUITS_MAX = 5;
  static final long SEND_AGAIN = Duration.ofMillis(500).toNanos();

  private static final int MISSED_KEEPALIVES_MAX = 3;

  /** Who hears no keepalives cannot tell how long the server has been gone. */
  private static final long DOUBT = Duration.ofSeconds(15).toNanos();

  private static final long NOTHING_DUE = Duration.ofHours(1).toNanos();
  private static final Bytes KEEPALIVE = Bytes.EMPTY;

  /** What was put back has had its turn already. */
  private static final int PAID = 0;

  /**
   * Something that waits for its turn.
   *
   * @param said what was said
   * @param text how it is sent
   */
  private record Waiting(String said, Bytes text, int cost) {}

  private final Course course = new Course(QUITS_MAX);
  private final boolean granted;
  private final Optional<OwnWords> own;
  private final Dialect dialect;
  private final Bytes hello;
  private final Optional<Bytes> farewell;
  private final long keepalive;
  private final TokenBucket bucket;
  private final Deque<Waiting> queue = new ArrayDeque<>();

  /** What was sent a moment ago: the system may still say that it could not be. */
  private final List<Waiting> handedOver = new ArrayList<>();

  private final LastWords lastWords;

  private long keepaliveAt;
  private long sendAt;
  private long heardAt;
  private boolean answered;

  PlainState(SessionTerms terms, Dialect dialect, Optional<OwnWords> own, long now) {
    this.own = own;
    this.dialect = dialect;
    hello = Bytes.utf8(dialect.hello());
    farewell = dialect.farewell().map(Bytes::utf8);
    granted = terms.keepalive().isPresent();
    keepalive = terms.keepalive().map(Duration::toNanos).orElse(NOTHING_DUE);
    bucket = new TokenBucket(terms.rate(), now);
    lastWords =
        new LastWords(
            granted ? MISSED_KEEPALIVES_MAX * keepalive + LastWords.ROUND_TRIP_MAX : DOUBT);
    keepaliveAt = now + keepalive;
    sendAt = now;
    heardAt = now;
  }

  @Override
  public boolean isTalking() {
    return course.isTalking();
  }

  @Override
  public boolean isOver() {
    return course.isOver();
  }

  @Override
  public boolean isFull() {
    return queue.size() >= QUEUE_MAX;
  }

  @Override
  public Optional<Long> quiet(long now) {
    long since = now - heardAt;
    return granted && 2 * since > 3 * keepalive ? Optional.of(since) : Optional.empty();
  }

  @Override
  public int waiting() {
    return queue.size();
  }

  @Override
  public List<Action> start(long now) {
    return List.of(new Action.Send(hello));
  }

  @Override
  public List<Action> say(long now, String text, int cost) {
    String worded = own.map(words -> words.worded(now, text)).orElse(text);
    queue.add(new Waiting(text, Bytes.utf8(worded), cost));
    return tick(now);
  }

  @Override
  public Unsaid takeUnsaid() {
    List<String> unsent = queue.stream().map(Waiting::said).toList();
    queue.clear();
    return new Unsaid(takeLastWords(), unsent);
  }

  @Override
  public List<String> takeLastWords() {
    return course.isBroken() ? lastWords.take() : List.of();
  }

  @Override
  public List<Action> leave(long now) {
    course.leave();
    return tick(now);
  }

  @Override
  public List<Action> leaveAtOnce(long now) {
    queue.clear();
    return leave(now);
  }

  @Override
  public List<Action> abandon() {
    return course.endUnlessOver(new Left());
  }

  @Override
  public List<Action> heard(long now, ServerDatagram datagram) {
    heardAt = now;
    answered = true;
    course.reached();
    List<Action> actions = course.isOver() ? List.of() : heard(now, datagram.body());
    if (!course.isBroken()) {
      // Who counts us out is there, and has not heard us.
      lastWords.heard(now);
    }
    return actions;
  }

  private List<Action> heard(long now, Bytes body) {
    if (body.isEmpty()) {
      return List.of();
    }
    Optional<Ended> over = ForeignEnds.of(dialect, body);
    if (over.isPresent()) {
      return course.end(over.get());
    }
    // Lenient on purpose: half a text from another team's server is better than none.
    String text =
        new String(
            own.map(words -> words.unwrapped(body)).orElse(body).toArray(), StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return List.of();
    }
    if (own.filter(words -> words.isEcho(now, text)).isPresent()) {
      lastWords.echoed(text);
      return List.of();
    }
    SessionEvent event =
        NoticeText.parse(text)
            .map(PlainState::event)
            .orElseGet(() -> new Said(SafeText.clean(text)));
    return event instanceof Ended ended ? course.end(ended) : List.of(new Action.Tell(event));
  }

  @Override
  public List<Action> unreachable() {
    lastWords.suspect();
    return course.unreachable();
  }

  /** This could not be sent at all, for want of a network: it is tried again in a while. */
  @Override
  public List<Action> unsent(long now, Bytes body) {
    handedOver.stream()
        .filter(words -> words.text().equals(body))
        .findFirst()
        .ifPresent(
            words -> {
              putBack(new Waiting(words.said(), body, PAID));
              lastWords.unsaid(words.said());
              sendAt = now + SEND_AGAIN;
            });
    return List.of();
  }

  /** In front of what waits, but behind what was put back before: so the order stays. */
  private void putBack(Waiting words) {
    Deque<Waiting> before = new ArrayDeque<>();
    while (!queue.isEmpty() && queue.element().cost() == PAID) {
      before.add(queue.remove());
    }
    queue.addFirst(words);
    before.descendingIterator().forEachRemaining(queue::addFirst);
  }

  @Override
  public List<Action> fail(RuntimeException cause) {
    return course.endUnlessOver(new SessionEvent.Failed(cause));
  }

  @Override
  public List<Action> tick(long now) {
    List<Action> actions = new ArrayList<>();
    handedOver.clear();
    if (course.isTalking() || course.isDraining()) {
      if (granted && now - heardAt >= MISSED_KEEPALIVES_MAX * keepalive) {
        return course.end(new Lost(Loss.SILENT));
      }
      if (granted && now - keepaliveAt >= 0) {
        actions.add(new Action.Send(KEEPALIVE));
        keepaliveAt = now + keepalive;
      }
      while (!queue.isEmpty() && now - sendAt >= 0 && bucket.tryTake(now, queue.element().cost())) {
        Waiting words = queue.remove();
        handedOver.add(words);
        lastWords.said(now, words.said());
        actions.add(new Action.Send(words.text()));
      }
    }
    if (course.isDraining() && queue.isEmpty()) {
      course.drained(now);
      // Who was heard before may be gone by now, and with it what was said last: ask once more.
      answered = false;
      if (granted) {
        actions.add(new Action.Send(KEEPALIVE));
      }
    }
    if (course.isQuitDue(now)) {
      actions.addAll(quit(now));
    }
    return actions;
  }

  @Override
  public long nanosUntilDue(long now) {
    long due = NOTHING_DUE;
    if (course.isLeaving()) {
      due = course.nanosUntilQuit(now);
    } else if (!course.isOver()) {
      if (granted) {
        due = Math.min(keepaliveAt - now, heardAt + MISSED_KEEPALIVES_MAX * keepalive - now);
      }
      if (!queue.isEmpty()) {
        long turn = bucket.nanosUntil(now, queue.element().cost());
        due = Math.min(due, Math.max(sendAt - now, turn));
      }
    }
    return Math.max(0, due);
  }

  private List<Action> quit(long now) {
    if (course.isTiredOfQuitting()) {
      // The one answer may have been lost. But a server that is silent now may have heard nothing.
      return course.end(answered ? new Left() : new Lost(Loss.SILENT));
    }
    course.quitting(now);
    List<Action> actions = new ArrayList<>();
    // Without such a word, saying one would be a message.
    farewell.ifPresent(word -> actions.add(new Action.Send(word)));
    if (!granted) {
      actions.addAll(course.end(new Left()));
    }
    return actions;
  }

  private static SessionEvent event(Notice notice) {
    return switch (notice) {
      case Notice.RoomClosed(Notice.Cause cause) -> new Closed(cause);
      case Notice.Personal personal ->
          switch (personal) {
            case YOU_LEFT -> new Left();
            case YOU_TIMED_OUT -> new TimedOut();
            case YOU_WERE_KICKED -> new SessionEvent.Kicked();
            case TOO_FAST -> new Noticed(personal);
          };
      case Notice.Joined _, Notice.Left _, Notice.TimedOut _, Notice.Kicked _ ->
          new Noticed(notice);
    };
  }
}
