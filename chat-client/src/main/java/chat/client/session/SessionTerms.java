package chat.client.session;

import chat.protocol.Rate;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.frame.FrameCodec;
import java.time.Duration;
import java.util.Optional;

/**
 * The rules of one stay in a room, as the server set them, within what is sane.
 *
 * @param keepalive how often to send an empty message; none without a grant, where another team's
 *     server might relay it
 * @param rate how fast we speak
 * @param maxText how many bytes of text fit into one message
 */
record SessionTerms(Optional<Duration> keepalive, Rate rate, int maxText) {
  private static final Rate UNTOLD_RATE = new Rate(20, 4);
  private static final Duration KEEPALIVE_MIN = Duration.ofMillis(100);
  private static final Duration KEEPALIVE_MAX = Duration.ofHours(1);
  private static final double PACE = 0.95;

  static SessionTerms of(Entered entered) {
    int fitting = Heading.of(entered).room();
    return entered
        .grant()
        .map(
            grant ->
                new SessionTerms(
                    Optional.of(between(KEEPALIVE_MIN, grant.keepalive(), KEEPALIVE_MAX)),
                    within(grant.rate().orElse(UNTOLD_RATE)),
                    Math.min(
                        grant.log().isPresent() ? inFrame(fitting) : fitting, grant.maxText())))
        .orElseGet(() -> new SessionTerms(Optional.empty(), within(UNTOLD_RATE), fitting));
  }

  /** A text must fit into the frame that carries it up, and into the one that carries it down. */
  private static int inFrame(int fitting) {
    return Math.min(fitting - FrameCodec.SAY_OVERHEAD, FrameCodec.textMax());
  }

  /** Where the room's log stands, if we read it. */
  static Optional<LogGrant> log(Entered entered) {
    return entered.grant().flatMap(Grant::log);
  }

  /**
   * A little slower than allowed: what we send evenly may arrive unevenly, and the server's bucket
   * must hold for that.
   */
  private static Rate within(Rate allowed) {
    return new Rate(Math.max(1, allowed.burst() - 1), allowed.perSecond() * PACE);
  }

  private static Duration between(Duration min, Duration value, Duration max) {
    if (value.compareTo(min) < 0) {
      return min;
    }
    return value.compareTo(max) > 0 ? max : value;
  }
}
