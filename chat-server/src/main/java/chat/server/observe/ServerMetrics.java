package chat.server.observe;

import chat.server.room.DropReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the server has counted since it started. */
public final class ServerMetrics {
  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder refusedConnections = new LongAdder();
  private final LongAdder refusedGuesses = new LongAdder();
  private final AtomicLong overflowed = new AtomicLong();
  private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

  /** All counters at zero. */
  public ServerMetrics() {
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new LongAdder());
    }
  }

  /** A datagram came in. */
  public void datagramReceived() {
    received.increment();
  }

  /** A datagram went out. */
  public void datagramSent() {
    sent.increment();
  }

  /** A datagram could not be received, handled or sent. */
  public void datagramFailed() {
    failed.increment();
  }

  /** A datagram was dropped. */
  public void datagramDropped(DropReason reason) {
    adder(reason).increment();
  }

  /** A TCP connection was over a limit. */
  public void connectionRefused() {
    refusedConnections.increment();
  }

  /** A password was not even tried, because its address is out of wrong ones. */
  public void guessRefused() {
    refusedGuesses.increment();
  }

  /** So many datagrams in all found a full buffer in the system, and never came here. */
  public void datagramsOverflowed(long total) {
    overflowed.set(total);
  }

  /** How many datagrams found a full buffer in the system, as far as it tells. */
  public long overflowed() {
    return overflowed.get();
  }

  /** How many passwords were not even tried. */
  public long refusedGuesses() {
    return refusedGuesses.sum();
  }

  /** How many datagrams came in. */
  public long received() {
    return received.sum();
  }

  /** How many datagrams went out. */
  public long sent() {
    return sent.sum();
  }

  /** How many datagrams failed. */
  public long failed() {
    return failed.sum();
  }

  /** How many datagrams were dropped for this reason. */
  public long dropped(DropReason reason) {
    return adder(reason).sum();
  }

  /** How many TCP connections were over a limit. */
  public long refusedConnections() {
    return refusedConnections.sum();
  }

  private LongAdder adder(DropReason reason) {
    return dropped.getOrDefault(reason, failed);
  }
}
