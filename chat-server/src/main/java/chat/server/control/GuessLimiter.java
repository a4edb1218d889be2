package chat.server.control;

import chat.protocol.Rate;
import chat.protocol.TokenBucket;
import chat.server.room.HostAddress;
import java.util.LinkedHashMap;

/**
 * Bounds how many wrong passwords an address may try. Pure: the caller says what time it is.
 *
 * <p>Each try takes one from the address's bucket and a right one gives it back, so that many tries
 * at once are no way around. Remembers the latest ten thousand addresses.
 */
final class GuessLimiter {
  private static final int ADDRESSES_MAX = 10_000;
  private static final double SECONDS_PER_MINUTE = 60;

  private final Rate rate;
  private final LinkedHashMap<HostAddress, TokenBucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true);

  GuessLimiter(int wrongPerMinute) {
    this.rate = new Rate(wrongPerMinute, wrongPerMinute / SECONDS_PER_MINUTE);
  }

  /** Whether this address may try a password now. */
  synchronized boolean mayTry(long now, HostAddress host) {
    return host.isLoopback() || bucket(now, host).tryTake(now, 1);
  }

  /** The password that was tried was the right one, or nobody had the time to look at it. */
  synchronized void wasNotWrong(long now, HostAddress host) {
    if (!host.isLoopback()) {
      bucket(now, host).giveBack(1);
    }
  }

  private TokenBucket bucket(long now, HostAddress host) {
    TokenBucket bucket =
        buckets.computeIfAbsent(host.limitKey(), key -> new TokenBucket(rate, now));
    if (buckets.size() > ADDRESSES_MAX) {
      buckets.pollFirstEntry();
    }
    return bucket;
  }
}
