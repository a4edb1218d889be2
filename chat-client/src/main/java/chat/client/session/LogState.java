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
import java.util.random.RandomGenerator;

/**
 * What a stay in a room whose log we read has to do and when (section 11): nothing lost, nothing
 * twice, one order for all; and the same stay goes on after the connection broke.
 *
 * <p>Pure: the caller says what time it is (nanoseconds of a clock that never goes back) and does
 * what is answered. Not safe for several threads at once.
 *
 * <pre>
 *   TALKING --leave--> DRAINING --all confirmed--> LEAVING --BYE, or asked often enough--> OVER
 *      any --room closed, BYE, silent, unreachable--> OVER --resume--> as before
 * </pre>
 */
final class LogState implements SessionState {
  static final int QUITS_MAX = 10;
  static final long QUIT_EVERY = Duration.ofMillis(200).toNanos();

  private static final int UNREACHABLE_MAX = 2;

  /** A keepalive that is not answered is sent again after this. */
  static final long HAVE_AGAIN = Duration.ofMillis(400).toNanos();

  /** HEAD that comes so soon after a keepalive is the answer to it. */
  private static final long ANSWER_SOON = Duration.ofMillis(200).toNanos();

  private static final long NOTHING_DUE = Duration.ofHours(1).toNanos();

  private enum Phase {
    TALKING,
    DRAINING,
    LEAVING,
    OVER
  }

  private final long keepalive;
  private final RandomGenerator random;
  private final RoundTrip roundTrip = new RoundTrip();
  private final LogSpeaker speaker;
  private final LogReader reader;

  /** What comes after this happened while we were there. */
  private final long enteredAt;

  /** The first entry that was told; what is older can be asked for. */
  private long told;

  private Optional<LogReader> past = Optional.empty();
  private long pastEnd;
  private Phase phase = Phase.TALKING;
  private Phase interrupted = Phase.TALKING;
  private long haveAt;
  private long haveSentAt;
  private long calledAt;
  private boolean calling;
  private long heardAt;
  private int unreachable;
  private int quits;
  private long quitAt;

  /**
   * The stay begins.
   *
   * @param earlier how many entries to tell of what was said before
   */
  LogState(SessionTerms terms, LogGrant grant, int earlier, RandomGenerator random, long now) {
    this.keepalive = terms.keepalive().map(Duration::toNanos).orElse(NOTHING_DUE);
    this.random = random;
    this.enteredAt = grant.newest();
    long have = Math.max(grant.oldest() - 1, grant.newest() - earlier);
    this.told = have + 1;
    this.reader = new LogReader(have, grant.newest(), roundTrip, random, now);
    this.speaker = new LogSpeaker(grant.said(), roundTrip, new TokenBucket(terms.rate(), now), now);
    this.haveAt = now;
    this.heardAt = now;
  }

  @Override
  public boolean isTalking() {
    return phase == Phase.TALKING;
  }

  @Override
  public boolean isOver() {
    return phase == Phase.OVER;
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
    long since = now - heardAt;
    return 2 * since > 3 * keepalive ? Optional.of(since) : Optional.empty();
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
    if (past.isPresent()) {
      return List.of();
    }
    pastEnd = told - 1;
    long before = Math.max(0, pastEnd - count);
    LogReader older = new LogReader(before, pastEnd, roundTrip, random, now);
    told = before + 1;
    past = Optional.of(older);
    List<Action> actions = new ArrayList<>(endPast());
    actions.addAll(tick(now));
    return actions;
  }

  @Override
  public List<Action> leave(long now) {
    if (phase == Phase.TALKING) {
      phase = Phase.DRAINING;
    }
    return tick(now);
  }

  @Override
  public List<Action> leaveAtOnce(long now) {
    speaker.forget();
    return leave(now);
  }

  @Override
  public List<Action> abandon() {
    return phase == Phase.OVER ? List.of() : end(new Left());
  }

  @Override
  public List<Action> fail(RuntimeException cause) {
    return phase == Phase.OVER ? List.of() : end(new Failed(cause));
  }

  @Override
  public List<Action> unreachable() {
    unreachable++;
    return phase != Phase.OVER && unreachable >= UNREACHABLE_MAX
        ? end(new Lost(Loss.UNREACHABLE))
        : List.of();
  }

  /** The server let us in again as the member we were. */
  LogState resumed(long now, LogGrant grant) {
    phase = interrupted;
    heardAt = now;
    haveAt = now;
    calling = false;
    unreachable = 0;
    quits = 0;
    quitAt = now;
    speaker.resume(now, grant.said());
    reader.resume(now, grant.newest());
    past.ifPresent(older -> older.resume(now, pastEnd));
    return this;
  }

  @Override
  public List<Action> heard(long now, ServerDatagram datagram) {
    heardAt = now;
    unreachable = 0;
    if (phase == Phase.OVER || !FrameCodec.isFrame(datagram.body())) {
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
    heardAt = now;
    unreachable = 0;
    speaker.heardInPassing(now);
  }

  private List<Action> heard(long now, ServerFrame frame) {
    noteAnswer(now, frame);
    return switch (frame) {
      // The largest fit into no PACK, not even when they were asked for.
      case ServerFrame.Event(LogEntry entry) when isPast(entry) -> repaired(now, List.of(entry));
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

  private boolean isPast(LogEntry entry) {
    return past.isPresent() && entry.seq() <= pastEnd;
  }

  private List<Action> arrived(long now, List<LogEntry> entries) {
    List<Reading> readings = new ArrayList<>();
    entries.forEach(entry -> readings.addAll(reader.arrived(now, entry)));
    return tell(readings);
  }

  private List<Action> repaired(long now, List<LogEntry> entries) {
    List<Action> actions = new ArrayList<>();
    past.ifPresent(
        older ->
            actions.addAll(
                tellPast(
                    older.repaired(
                        now, entries.stream().filter(entry -> entry.seq() <= pastEnd).toList()))));
    actions.addAll(tell(reader.repaired(now, entries)));
    return actions;
  }

  private List<Action> gone(long now, long oldest) {
    List<Action> actions = new ArrayList<>();
    past.ifPresent(
        older -> {
          told = Math.max(told, Math.min(oldest, pastEnd + 1));
          actions.addAll(tellPast(older.gone(now, Math.min(oldest, pastEnd + 1))));
        });
    actions.addAll(tell(reader.gone(now, oldest)));
    return actions;
  }

  @Override
  public List<Action> tick(long now) {
    if (phase == Phase.OVER) {
      return List.of();
    }
    if ((calling && silentAt() - now <= 0) || speaker.isStuck(now)) {
      return end(new Lost(Loss.SILENT));
    }
    List<Action> actions = new ArrayList<>();
    if (now - haveAt >= 0) {
      actions.add(send(have(now)));
    }
    reader.due(now).map(LogState::send).ifPresent(actions::add);
    past.flatMap(older -> older.due(now)).map(LogState::send).ifPresent(actions::add);
    speaker.due(now).stream().map(LogState::send).forEach(actions::add);
    if (phase == Phase.DRAINING && speaker.unconfirmed() == 0) {
      phase = Phase.LEAVING;
      quitAt = now;
    }
    if (phase == Phase.LEAVING && now - quitAt >= 0) {
      actions.addAll(quit(now));
    }
    return actions;
  }

  @Override
  public long nanosUntilDue(long now) {
    if (phase == Phase.OVER) {
      return NOTHING_DUE;
    }
    long due = haveAt - now;
    if (calling) {
      due = Math.min(due, silentAt() - now);
    }
    due = Math.min(due, reader.nanosUntilDue(now));
    due = Math.min(due, past.map(older -> older.nanosUntilDue(now)).orElse(NOTHING_DUE));
    due = Math.min(due, speaker.nanosUntilDue(now));
    if (phase == Phase.LEAVING) {
      due = Math.min(due, quitAt - now);
    }
    return Math.clamp(due, 0, NOTHING_DUE);
  }

  /** The keepalive, until it is answered: so a server that hears badly knows that we are there. */
  private ClientFrame have(long now) {
    if (!calling) {
      calling = true;
      calledAt = now;
    }
    haveSentAt = now;
    haveAt = now + Math.min(keepalive, Math.max(HAVE_AGAIN, roundTrip.timeout()));
    return new ClientFrame.Have(reader.have());
  }

  /** Whatever the server answers, it knows that we are there. */
  private void noteAnswer(long now, ServerFrame frame) {
    switch (frame) {
      case ServerFrame.Head _ -> {
        // One that comes later may be for all, after the last word of the room.
        if (calling && now - haveSentAt <= Math.max(ANSWER_SOON, roundTrip.timeout())) {
          calling = false;
          haveAt = calledAt + keepalive;
        }
      }
      case ServerFrame.Said _,
          ServerFrame.Answer _,
          ServerFrame.Pack _,
          ServerFrame.Gone _,
          ServerFrame.Bye _ -> {
        calling = false;
        haveAt = now + keepalive;
      }
      // It comes to all, unasked.
      case ServerFrame.Event _, ServerFrame.Events _ -> {}
    }
  }

  /** When we have called long enough without hearing anything: in time to come back. */
  private long silentAt() {
    return Math.max(calledAt, heardAt) + keepalive;
  }

  private List<Action> quit(long now) {
    if (quits == QUITS_MAX) {
      // Everything was confirmed; that we left, the server finds out.
      return end(new Left());
    }
    quits++;
    quitAt = now + QUIT_EVERY;
    return List.of(send(new ClientFrame.Leave()));
  }

  private List<Action> tell(List<Reading> readings) {
    List<Action> actions = new ArrayList<>();
    for (Reading reading : readings) {
      switch (reading) {
        case Reading.Next(LogEntry entry) when entry.seq() <= enteredAt ->
            actions.add(new Action.Tell(new Earlier(entry)));
        case Reading.Next(LogEntry(long seq, var _, Happening.Closed(var cause))) -> {
          // The server need not wait any longer for us to know.
          actions.add(send(new ClientFrame.Have(seq)));
          actions.addAll(end(new Closed(cause)));
          return actions;
        }
        case Reading.Next(LogEntry entry) -> actions.add(new Action.Tell(new Happened(entry)));
        case Reading.Lost(long count) -> actions.add(new Action.Tell(new Gap(count)));
      }
    }
    return actions;
  }

  private List<Action> tellPast(List<Reading> readings) {
    List<Action> actions = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Next(LogEntry entry)) {
        actions.add(new Action.Tell(new Earlier(entry)));
      }
    }
    actions.addAll(endPast());
    return actions;
  }

  private List<Action> endPast() {
    if (past.isPresent() && past.get().have() >= pastEnd) {
      past = Optional.empty();
      return List.of(new Action.Tell(new SessionEvent.PastTold(told)));
    }
    return List.of();
  }

  private List<Action> end(Ended ended) {
    if (ended instanceof Closed) {
      speaker.fulfil(new Wish.Close());
    }
    interrupted = phase;
    phase = Phase.OVER;
    return List.of(new Action.Tell(ended));
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
