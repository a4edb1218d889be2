package chat.server.control;

import chat.protocol.Password;
import chat.server.room.RoomPassword;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords on at most half of the cores, so that no number of guesses slows down the talk.
 */
final class PasswordDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SecureRandom random;
  private final Semaphore seats =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  PasswordDesk(SecureRandom random) {
    this.random = random;
  }

  /** What to keep of {@code password}; none when too many others wait. */
  Optional<RoomPassword> hash(Password password) {
    return seated(() -> RoomPassword.of(password, random));
  }

  /** Whether {@code password} is the right one; none when too many others wait. */
  Optional<Boolean> matches(RoomPassword kept, Password password) {
    return seated(() -> kept.matches(password));
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
