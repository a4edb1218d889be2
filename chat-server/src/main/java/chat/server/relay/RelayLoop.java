package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.Utterance;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.room.Dispatch;
import chat.server.room.DropReason;
import chat.server.room.Endpoint;
import chat.server.room.Member;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import chat.server.room.Routing.Spoken;
import chat.server.room.Speech;
import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Receive, decode, authorise, route, encode and send. All that is there already is received before
 * anything is sent, and what is to be sent goes out in turns of a few datagrams, between which more
 * is received: so nobody waits for a room that is large, and what piles up goes out together.
 * Whatever is wrong with a datagram, the next is served.
 */
public final class RelayLoop implements Runnable {
  private static final long PAUSE_AFTER_FAILURE = Duration.ofMillis(10).toNanos();

  /** Who waits this long for a datagram has found none that was there already. */
  private static final long WAITING = Duration.ofNanos(100_000).toNanos();

  /** Who waits less than this long for a datagram may find another one there already. */
  private static final long AT_ONCE = Duration.ofNanos(5_000).toNanos();

  /** Who waits this long may have been stopped meanwhile. */
  private static final long LONG = Duration.ofSeconds(1).toNanos();

  /** How many datagrams are received before some are sent. */
  private static final int INTAKE_MAX = 64;

  private final DatagramChannel channel;
  private final Doorkeeper doorkeeper;
  private final Doorkeeper.Hall hall = new Hall();
  private final DatagramReceiver receiver;
  private final MessageRouter router;
  private final PostOffice office;
  private final Consumer<Routing> placing;
  private final Post post;

  /** The desks that it keeps: where what this thread brought may wait still. */
  private final Deque<Desk> unsent = new ArrayDeque<>();

  private final ServerMetrics metrics;
  private final EventLog log;
  private final LongSupplier clock;
  private final AtomicLong waits = new AtomicLong();
  private volatile boolean waiting;
  private volatile long waitingSince;
  private volatile long caughtUpAt;
  private long seenWaits = -1;

  /** Whether the next datagram may be there already: the last one was. */
  private boolean busy;

  /**
   * Relays what comes in at {@code channel}, until that is closed.
   *
   * @param set the channels of {@code office} by which it sends
   */
  public RelayLoop(
      DatagramChannel channel,
      Doorkeeper doorkeeper,
      RoomRegistry rooms,
      PostOffice office,
      int set,
      ServerMetrics metrics,
      EventLog log,
      LongSupplier clock) {
    this.channel = channel;
    this.doorkeeper = doorkeeper;
    this.receiver = new DatagramReceiver(channel);
    this.router = new MessageRouter(rooms);
    this.office = office;
    this.placing = office::place;
    this.post = office.post(set);
    this.metrics = metrics;
    this.log = log;
    this.clock = clock;
    this.caughtUpAt = clock.getAsLong();
  }

  @Override
  public void run() {
    while (channel.isOpen()) {
      try {
        turn();
      } catch (RuntimeException | Error e) {
        log.unexpected("relay", e);
      }
    }
  }

  private void turn() {
    try {
      send();
      takeIn();
    } catch (IOException e) {
      if (channel.isOpen()) {
        metrics.datagramFailed();
        log.receiveFailed(e);
        // A failure that lasts must not keep a core busy.
        LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
      }
    } catch (RuntimeException | Error e) {
      metrics.datagramFailed();
      throw e;
    }
  }

  /** A turn's worth of one desk. */
  private void send() {
    if (unsent.isEmpty()) {
      return;
    }
    Desk desk = unsent.remove();
    boolean isKept = true;
    try {
      isKept = desk.serve(post);
    } finally {
      if (isKept) {
        unsent.add(desk);
      }
    }
  }

  /**
   * Until when all that came in has been handled: now, if the relay waits for the next datagram,
   * else the last time it found none.
   *
   * <p>For one thread, which asks again and again: a relay that is still in the wait of the last
   * question waits too, whatever the clock says.
   */
  public long caughtUpAt(long now) {
    long wait = waits.get();
    boolean sameWait = waiting && wait == seenWaits;
    seenWaits = wait;
    return sameWait || (waiting && now - waitingSince > WAITING) ? now : caughtUpAt;
  }

  /** Waits for a datagram if there is nothing else to do; else takes what is there already. */
  private void takeIn() throws IOException {
    if (unsent.isEmpty() && !busy && !share()) {
      relay(await(), receiver.sender());
    } else if (!isOverfull()) {
      busy = drain();
    }
  }

  /** Whether there is something to send of what another relay brought. */
  private boolean share() {
    Optional<Desk> desk = office.share();
    desk.ifPresent(unsent::add);
    return desk.isPresent();
  }

  private boolean isOverfull() {
    for (Desk desk : unsent) {
      if (desk.isFull()) {
        return true;
      }
    }
    return false;
  }

  private Bytes await() throws IOException {
    long before = clock.getAsLong();
    waitingSince = before;
    waits.incrementAndGet();
    waiting = true;
    try {
      return receiver.await();
    } finally {
      long after = clock.getAsLong();
      waiting = false;
      // After a pause of the whole process, which looks like a long wait, many may be there.
      busy = after - before < AT_ONCE || after - before > LONG;
      if (after - before > WAITING && !busy) {
        caughtUpAt = after;
      }
    }
  }

  /** Whether anything was there. */
  private boolean drain() throws IOException {
    for (int taken = 0; taken < INTAKE_MAX; taken++) {
      long now = clock.getAsLong();
      Optional<Bytes> next = receiver.poll();
      if (next.isEmpty()) {
        caughtUpAt = now;
        return taken > 0;
      }
      relay(next.get(), receiver.sender());
    }
    return true;
  }

  private void relay(Bytes datagram, Endpoint from) {
    metrics.datagramReceived();
    try {
      doorkeeper.judge(clock.getAsLong(), datagram, from, hall);
    } catch (ProtocolException e) {
      metrics.datagramDropped(reason(e.fault()));
    }
  }

  /** Where a datagram goes on from the door. */
  private final class Hall implements Doorkeeper.Hall {
    @Override
    public void accept(long now, Member member, int stay, Bytes body) {
      Speech speech = member.tongue().speak(body);
      if (office.desk(member.roomName()).isFull(member.roomName())) {
        carryOut(router.inStay(member, stay, router.routeInACrowd(now, member, speech)));
      } else if (speech instanceof Speech.Text(Utterance text) && !member.readsLog()) {
        // What is said most.
        seeTo(router.say(now, member, text, placing));
      } else {
        carryOut(router.inStay(member, stay, router.route(now, member, speech)));
      }
    }

    @Override
    public void acceptLate(long now, Member member, Bytes body) {
      Speech speech = member.tongue().speak(body);
      carryOut(router.routeDeparted(now, member, speech));
    }

    @Override
    public void reject(DropReason reason) {
      metrics.datagramDropped(reason);
    }
  }

  private void carryOut(Supplier<Routing> change) {
    seeTo(office.place(change));
  }

  private void seeTo(Routing done) {
    switch (done) {
      case Spoken spoken -> keep(office.desk(spoken.room()));
      case Routed(List<Dispatch> dispatches) -> seeTo(dispatches);
      case Dropped(DropReason reason, List<Dispatch> dispatches) -> {
        metrics.datagramDropped(reason);
        seeTo(dispatches);
      }
    }
  }

  private void seeTo(List<Dispatch> dispatches) {
    for (int i = 0; i < dispatches.size(); i++) {
      keep(office.desk(dispatches.get(i).room()));
    }
    log.happened(dispatches);
  }

  private void keep(Desk desk) {
    if (!unsent.contains(desk)) {
      unsent.add(desk);
      desk.keep();
    }
  }

  private static DropReason reason(Fault fault) {
    return switch (fault) {
      case TOO_LARGE -> DropReason.TOO_LARGE;
      case NOT_UTF8 -> DropReason.NOT_UTF8;
      case MALFORMED, UNKNOWN_OPERATION, BAD_ROOM_NAME, BAD_USER_NAME, BAD_TOKEN ->
          DropReason.MALFORMED;
    };
  }
}
