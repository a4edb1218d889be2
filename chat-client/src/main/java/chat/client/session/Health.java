package chat.client.session;

import java.time.Duration;

/** How a connection is. */
public sealed interface Health {
  /** As far as one can tell, good. */
  record Alive() implements Health {}

  /** The server should have been heard, and was not for so long. */
  record Quiet(Duration since) implements Health {}

  /** There is none; the next try is in so long. */
  record Lost(Duration untilTry) implements Health {}

  /** There is none, and we are trying just now. */
  record Trying() implements Health {}
}
