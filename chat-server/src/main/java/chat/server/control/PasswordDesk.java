package chat.server.control;

import chat.protocol.Password;
import chat.server.control.ConnectionLimiter.Verdict;
import chat.server.room.HostAddress;
import chat.server.room.RoomPassword;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords on at most half of the cores, so that no number of guesses slows down the talk,
 * and for at most a few requests of one address at a time, so that nobody else waits for them.
 */
final class PasswordDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int QUEUE_MAX = 64;
  private static final int QUEUE_MAX_PER_ADDRESS = 4;

  private final SecureRandom random;
  private final ConnectionLimiter queue = new ConnectionLimiter(QUEUE_MAX, QUEUE_MAX_PER_ADDRESS);
  private final Semaphore seats =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  PasswordDesk(SecureRandom random) {
    this.random = random;
  }

  /** What to keep of {@code password}; none when too many others wait. */
  Optional<RoomPassword> hash(HostAddress host, Password password) {
    return queued(host, () -> RoomPassword.of(password, random));
  }

  /** Whether {@code password} is the right one; none when too many others wait. */
  Optional<Boolean> matches(HostAddress host, RoomPassword kept, Password password) {
    return queued(host, () -> kept.matches(password));
  }

  private <T> Optional<T> queued(HostAddress host, Supplier<T> work) {
    if (queue.enter(host) != Verdict.WELCOME) {
      return Optional.empty();
    }
    try {
      return seated(work);
    } finally {
      queue.leave(host);
    }
  }

  private <T> Optional<T> seated(Supplier<T> work) {
    try {
      if (!seats.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      seats.release();
    }
  }
}
