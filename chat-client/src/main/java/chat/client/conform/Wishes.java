package chat.client.conform;

import java.time.Duration;
import java.util.Optional;

/**
 * How somebody wants the checks to be done.
 *
 * @param patience how long an answer that must come may take
 * @param idle after how much silence the server removes a member, if that is to be waited for
 * @param only only checks whose name holds this word; empty for all
 */
public record Wishes(Duration patience, Optional<Duration> idle, String only) {
  /** As long as a server on the same continent needs, and some. */
  public static final Duration PATIENCE = Duration.ofSeconds(1);
}
