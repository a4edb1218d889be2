package chat.client.session;

import chat.protocol.Rate;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.datagram.DatagramCodec;
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
    int fitting = DatagramCodec.maxText(entered.request().room(), entered.admission().token());
    return switch (entered.admission()) {
      case BareToken _ -> new SessionTerms(Optional.empty(), within(UNTOLD_RATE), fitting);
      case Grant grant ->
          new SessionTerms(
              Optional.of(between(KEEPALIVE_MIN, grant.keepalive(), KEEPALIVE_MAX)),
              within(grant.rate().orElse(UNTOLD_RATE)),
              Math.min(fitting, grant.maxText()));
    };
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
