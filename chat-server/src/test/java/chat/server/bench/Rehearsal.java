package chat.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What is run before anything is measured, so that what is measured is warm. */
record Rehearsal(Driver driver, Duration warmUp, Duration time) {
  /** So many messages are open in a flood. */
  static final int WINDOW = 64;

  private static final int ALONE = 1;

  private static final long WARM_DELIVERIES = 200_000;
  private static final int LONGER = 4;

  /**
   * Lets the crowd say one message at a time for a while, because what comes alone goes another
   * way, then floods it as long; for longer on a machine that is so busy that nothing would be
   * compiled by then. The flood comes last: what is compiled before both were seen is thrown away.
   */
  void warm(Crowd crowd) throws IOException {
    var _ = flood(crowd, ALONE, warmUp);
    long delivered = 0;
    for (int i = 0; i < LONGER && (i == 0 || delivered < WARM_DELIVERIES); i++) {
      flood(crowd, WINDOW, warmUp);
      delivered += crowd.tally().delivered;
    }
  }

  /** Floods the crowd, which is warm, and answers how many messages a second it said. */
  double floodRate(Crowd crowd) throws IOException {
    long nanos = flood(crowd, WINDOW, time);
    return crowd.tally().completed * 1e9 / nanos;
  }

  private long flood(Crowd crowd, int window, Duration duration) throws IOException {
    return driver.run(List.of(new Driver.Part(crowd, new Pace.Flood(window))), duration);
  }
}
