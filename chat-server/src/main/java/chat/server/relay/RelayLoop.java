package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.server.net.SocketAddresses;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.relay.Doorkeeper.Verdict;
import chat.server.relay.Doorkeeper.Verdict.Accepted;
import chat.server.relay.Doorkeeper.Verdict.Parted;
import chat.server.relay.Doorkeeper.Verdict.Rejected;
import chat.server.room.DropReason;
import chat.server.room.Endpoint;
import chat.server.room.Member;
import chat.server.room.Outbox;
import chat.server.room.RoomRegistry;
import chat.server.room.Routing;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * One datagram after the other: receive, decode, authorise, route, encode and send. Whatever is
 * wrong with one, the next is served.
 */
public final class RelayLoop implements Runnable {
  private static final long PAUSE_AFTER_FAILURE = Duration.ofMillis(10).toNanos();

  /** Who waits this long for a datagram has found none that was there already. */
  private static final long WAITING = Duration.ofNanos(100_000).toNanos();

  private final DatagramSocket socket;
  private final Doorkeeper doorkeeper;
  private final DatagramReceiver receiver;
  private final MessageRouter router;
  private final Outbox outbox;
  private final ServerMetrics metrics;
  private final EventLog log;
  private final LongSupplier clock;
  private final AtomicLong waits = new AtomicLong();
  private volatile boolean waiting;
  private volatile long waitingSince;
  private volatile long caughtUpAt;
  private long seenWaits = -1;

  /** Relays what comes in at {@code socket}, until that is closed. */
  public RelayLoop(
      DatagramSocket socket,
      Doorkeeper doorkeeper,
      RoomRegistry rooms,
      Outbox outbox,
      ServerMetrics metrics,
      EventLog log,
      LongSupplier clock) {
    this.socket = socket;
    this.doorkeeper = doorkeeper;
    this.receiver = new DatagramReceiver(socket);
    this.router = new MessageRouter(rooms);
    this.outbox = outbox;
    this.metrics = metrics;
    this.log = log;
    this.clock = clock;
    this.caughtUpAt = clock.getAsLong();
  }

  @Override
  public void run() {
    while (!socket.isClosed()) {
      try {
        relay(await());
      } catch (IOException e) {
        if (!socket.isClosed()) {
          metrics.datagramFailed();
          log.receiveFailed(e);
          // A failure that lasts must not keep a core busy.
          LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
        }
      } catch (RuntimeException | Error e) {
        metrics.datagramFailed();
        log.unexpected("relay", e);
      }
    }
  }

  /**
   * Until when all that came in has been handled: now, if the relay waits for the next datagram,
   * else the last time it had to wait for one.
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

  private DatagramPacket await() throws IOException {
    long before = clock.getAsLong();
    waitingSince = before;
    waits.incrementAndGet();
    waiting = true;
    try {
      return receiver.receive();
    } finally {
      long after = clock.getAsLong();
      waiting = false;
      if (after - before > WAITING) {
        caughtUpAt = after;
      }
    }
  }

  private void relay(DatagramPacket packet) {
    metrics.datagramReceived();
    long now = clock.getAsLong();
    try {
      Endpoint from = SocketAddresses.endpoint(packet.getAddress(), packet.getPort());
      Verdict verdict =
          doorkeeper.judge(now, packet.getData(), packet.getOffset(), packet.getLength(), from);
      switch (verdict) {
        case Rejected(DropReason reason) -> metrics.datagramDropped(reason);
        case Accepted(Member member, Bytes body) ->
            carryOut(router.route(now, member, member.tongue().speak(body)));
        case Parted(Member member, Bytes body) ->
            carryOut(router.routeDeparted(now, member, member.tongue().speak(body)));
      }
    } catch (ProtocolException e) {
      metrics.datagramDropped(reason(e.fault()));
    }
  }

  private void carryOut(Routing routing) {
    switch (routing) {
      case Routed routed -> {}
      case Dropped dropped -> metrics.datagramDropped(dropped.reason());
    }
    outbox.deliver(routing.dispatches());
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
