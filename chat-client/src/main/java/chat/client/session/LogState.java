package chat.client.session;

import chat.client.session.LogReader.Reading;
import chat.client.session.LogSpeaker.Item;
import chat.client.session.SessionEvent.Answered;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Earlier;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import chat.client.session.SessionEvent.Gap;
import chat.client.session.SessionEvent.Happened;
import chat.client.session.SessionEvent.Kicked;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.TokenBucket;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Parting;
import chat.protocol.frame.Reply;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Wish;
import chat.protocol.notice.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * What a stay in a room whose log we read has to do and when (section 11): nothing lost, nothing
 * twice, one order for all; and the same stay goes on after the connection broke.
 *
 * <p>Pure: the caller says what time it is (nanoseconds of a clock that never goes back) and does
 * what is answered. Not safe for several threads at once.
 */
final class LogState implements SessionState {
  static final int QUITS_MAX = 10;

  private static final long NOTHING_DUE = Duration.ofHours(1).toNanos();

  private final Course course = new Course(QUITS_MAX);
  private final Heartbeat heartbeat;
  private final LogSpeaker speaker;
  private final LogReader reader;

  /** What comes after this happened while we were there. */
  private final long enteredAt;

  private final EarlierReader earlier;

  /**
   * The stay begins.
   *
   * @param tellFirst how many entries to tell of what was said before
   */
  LogState(SessionTerms terms, LogGrant grant, int tellFirst, RandomGenerator random, long now) {
    RoundTrip roundTrip = new RoundTrip();
    long keepalive = terms.keepalive().map(Duration::toNanos).orElse(NOTHING_DUE);
    this.heartbeat = new Heartbeat(keepalive, roundTrip, now);
    this.enteredAt = grant.newest();
    long have = Math.max(grant.oldest() - 1, grant.newest() - tellFirst);
    this.earlier = new EarlierReader(have + 1, roundTrip, random);
    this.reader = new LogReader(have, grant.newest(), roundTrip, random, now);
    this.speaker = new LogSpeaker(grant.said(), roundTrip, new TokenBucket(terms.rate(), now), now);
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
    return speaker.isFull();
  }

  @Override
  public int waiting() {
    return speaker.unconfirmed();
  }

  /** All entries up to this one were told. */
  long have() {
    return reader.have();
  }

  /** How many entries are kept that cannot be told yet. */
  int early() {
    return reader.waiting();
  }

  @Override
  public Optional<Long> quiet(long now) {
    return heartbeat.quiet(now);
  }

  @Override
  public List<Action> start(long now) {
    return tick(now);
  }

  @Override
  public List<Action> say(long now, String text, int cost) {
    speaker.offer(new Item.Words(text, cost));
    return tick(now);
  }

  /** It is asked for again when its time has come, like anything that was lost. */
  @Override
  public List<Action> unsent(long now, Bytes body) {
    return List.of();
  }

  /** Asks the server for something, in its turn behind what was said before. */
  List<Action> ask(long now, Wish wish) {
    speaker.offer(new Item.Wished(wish));
    return tick(now);
  }

  @Override
  public Unsaid takeUnsaid() {
    Unsaid unsaid = new Unsaid(sent(), LogSpeaker.typed(speaker.queued()));
    speaker.forget();
    return unsaid;
  }

  @Override
  public List<String> takeLastWords() {
    return List.of();
  }

  /** Nobody waits for what was not confirmed any more. */
  void forget() {
    speaker.forget();
  }

  /** What was typed, sent and not confirmed: it may have been said. */
  List<String> sent() {
    return LogSpeaker.typed(speaker.onTheirWay());
  }

  /**
   * What only the server can do and was not even asked to; whoever it was about may not be there.
   */
  List<String> unsentWishes() {
    return LogSpeaker.typed(
        speaker.queued().stream().filter(Item.Wished.class::isInstance).toList());
  }

  /** The words for all that were not even sent: they still can be. */
  List<String> unsent() {
    return LogSpeaker.words(speaker.queued());
  }

  /** Asks for {@code count} entries before the oldest that was told. */
  List<Action> tellPast(long now, int count) {
    if (earlier.isReading()) {
      return List.of();
    }
    earlier.begin(now, count);
    List<Action> actions = new ArrayList<>(endPast());
    actions.addAll(tick(now));
    return actions;
  }

  @Override
  public List<Action> leave(long now) {
    course.leave();
    return tick(now);
  }

  @Override
  public List<Action> leaveAtOnce(long now) {
    speaker.forget();
    return leave(now);
  }

  @Override
  public List<Action> abandon() {
    return course.endUnlessOver(new Left());
  }

  @Override
  public List<Action> fail(RuntimeException cause) {
    return course.endUnlessOver(new Failed(cause));
  }

  @Override
  public List<Action> unreachable() {
    return course.unreachable();
  }

  /** The server let us in again as the member we were. */
  LogState resumed(long now, LogGrant grant) {
    course.resume(now);
    heartbeat.resume(now);
    speaker.resume(now, grant.said());
    reader.resume(now, grant.newest());
    earlier.resume(now);
    return this;
  }

  @Override
  public List<Action> heard(long now, ServerDatagram datagram) {
    heartbeat.heard(now);
    course.reached();
    if (course.isOver() || !FrameCodec.isFrame(datagram.body())) {
      return List.of();
    }
    try {
      List<Action> actions = new ArrayList<>(heard(now, FrameCodec.decodeServer(datagram.body())));
      actions.addAll(tick(now));
      return actions;
    } catch (ProtocolException e) {
      // Garbage says nothing, and what it may have been is asked for again.
      return List.of();
    }
  }

  /**
   * Something came for which there is no room now: as if it had been lost, but the server is there.
   */
  void heardInPassing(long now) {
    heartbeat.heard(now);
    course.reached();
    speaker.heardInPassing(now);
  }

  private List<Action> heard(long now, ServerFrame frame) {
    noteAnswer(now, frame);
    return switch (frame) {
      // The largest fit into no PACK, not even when they were asked for.
      case ServerFrame.Event(LogEntry entry) when earlier.covers(entry) ->
          repaired(now, List.of(entry));
      case ServerFrame.Event(LogEntry entry) -> arrived(now, List.of(entry));
      case ServerFrame.Events(List<LogEntry> entries) -> arrived(now, entries);
      case ServerFrame.Pack(List<LogEntry> entries) -> repaired(now, entries);
      case ServerFrame.Head(long newest) -> {
        reader.head(now, newest);
        yield List.of();
      }
      case ServerFrame.Gone(long oldest) -> gone(now, oldest);
      case ServerFrame.Said(long id, long _) -> {
        var _ = speaker.taken(now, id);
        yield List.of();
      }
      case ServerFrame.Answer(long id, Reply reply) ->
          speaker
              .answered(now, id)
              .<List<Action>>map(wish -> List.of(new Action.Tell(new Answered(wish, reply))))
              .orElse(List.of());
      case ServerFrame.Bye(Parting why, var _) -> end(ended(why));
    };
  }

  private List<Action> arrived(long now, List<LogEntry> entries) {
    List<Reading> readings = new ArrayList<>();
    entries.forEach(entry -> readings.addAll(reader.arrived(now, entry)));
    return tell(readings);
  }

  private List<Action> repaired(long now, List<LogEntry> entries) {
    List<Action> actions = new ArrayList<>(tellPast(earlier.repaired(now, entries)));
    actions.addAll(tell(reader.repaired(now, entries)));
    return actions;
  }

  private List<Action> gone(long now, long oldest) {
    List<Action> actions = new ArrayList<>(tellPast(earlier.gone(now, oldest)));
    actions.addAll(tell(reader.gone(now, oldest)));
    return actions;
  }

  @Override
  public List<Action> tick(long now) {
    if (course.isOver()) {
      return List.of();
    }
    if (heartbeat.isLost(now) || speaker.isStuck(now)) {
      return course.end(new Lost(Loss.SILENT));
    }
    List<Action> actions = new ArrayList<>();
    if (heartbeat.isDue(now)) {
      heartbeat.sent(now);
      actions.add(send(new ClientFrame.Have(reader.have())));
    }
    reader.due(now).map(LogState::send).ifPresent(actions::add);
    earlier.due(now).map(LogState::send).ifPresent(actions::add);
    speaker.due(now).stream().map(LogState::send).forEach(actions::add);
    if (course.isDraining() && speaker.unconfirmed() == 0) {
      course.drained(now);
    }
    if (course.isQuitDue(now)) {
      actions.addAll(quit(now));
    }
    return actions;
  }

  @Override
  public long nanosUntilDue(long now) {
    if (course.isOver()) {
      return NOTHING_DUE;
    }
    long due = Math.min(heartbeat.nanosUntilDue(now), course.nanosUntilQuit(now));
    due = Math.min(due, reader.nanosUntilDue(now));
    due = Math.min(due, earlier.nanosUntilDue(now));
    due = Math.min(due, speaker.nanosUntilDue(now));
    return Math.clamp(due, 0, NOTHING_DUE);
  }

  /** Whatever the server answers, it knows that we are there. */
  private void noteAnswer(long now, ServerFrame frame) {
    switch (frame) {
      case ServerFrame.Head _ -> heartbeat.head(now);
      case ServerFrame.Said _,
          ServerFrame.Answer _,
          ServerFrame.Pack _,
          ServerFrame.Gone _,
          ServerFrame.Bye _ ->
          heartbeat.answered(now);
      // It comes to all, unasked.
      case ServerFrame.Event _, ServerFrame.Events _ -> {}
    }
  }

  private List<Action> quit(long now) {
    if (course.isTiredOfQuitting()) {
      // Everything was confirmed; that we left, the server finds out.
      return course.end(new Left());
    }
    course.quitting(now);
    return List.of(send(new ClientFrame.Leave()));
  }

  private List<Action> tell(List<Reading> readings) {
    List<Action> actions = new ArrayList<>();
    for (Reading reading : readings) {
      switch (reading) {
        case Reading.Next(LogEntry entry) when entry.seq() <= enteredAt ->
            actions.add(new Action.Tell(new Earlier(SafeEntry.of(entry))));
        case Reading.Next(LogEntry(long seq, var _, Happening.Closed(var cause))) -> {
          // The server need not wait any longer for us to know.
          actions.add(send(new ClientFrame.Have(seq)));
          actions.addAll(end(new Closed(cause)));
          return actions;
        }
        case Reading.Next(LogEntry entry) ->
            actions.add(new Action.Tell(new Happened(SafeEntry.of(entry))));
        case Reading.Lost(long count) -> actions.add(new Action.Tell(new Gap(count)));
      }
    }
    return actions;
  }

  private List<Action> tellPast(List<Reading> readings) {
    List<Action> actions = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Next(LogEntry entry)) {
        actions.add(new Action.Tell(new Earlier(SafeEntry.of(entry))));
      }
    }
    actions.addAll(endPast());
    return actions;
  }

  private List<Action> endPast() {
    OptionalLong from = earlier.finish();
    return from.isPresent()
        ? List.of(new Action.Tell(new SessionEvent.PastTold(from.getAsLong())))
        : List.of();
  }

  private List<Action> end(Ended ended) {
    if (ended instanceof Closed) {
      speaker.fulfil(new Wish.Close());
    }
    return course.end(ended);
  }

  private static Ended ended(Parting why) {
    return switch (why) {
      case LEFT -> new Left();
      case KICKED -> new Kicked();
      case CLOSED -> new Closed(Notice.Cause.HOST_LEFT);
      case TIMED_OUT, UNKNOWN -> new TimedOut();
    };
  }

  private static Action send(ClientFrame frame) {
    Bytes body = FrameCodec.encode(frame);
    return new Action.Send(body);
  }
}
