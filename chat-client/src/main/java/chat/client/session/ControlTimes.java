package chat.client.session;

import java.time.Duration;

/**
 * How long a transaction may take.
 *
 * @param connect until the connection stands
 * @param total until the whole answer is there, the connecting included
 */
public record ControlTimes(Duration connect, Duration total) {
  /** What a person at a terminal is willing to wait. */
  public static final ControlTimes DEFAULT =
      new ControlTimes(Duration.ofSeconds(5), Duration.ofSeconds(15));
}
