package chat.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What is run before anything is measured, so that what is measured is warm. */
record Rehearsal(Driver driver, Duration warmUp, Duration time) {
  /** So many messages are open in a flood. */
  static final int WINDOW = 64;

  /** Floods the crowd for a while. */
  void warm(Crowd crowd) throws IOException {
    flood(crowd, warmUp);
  }

  /** Floods the crowd, which is warm, and answers how many messages a second it said. */
  double floodRate(Crowd crowd) throws IOException {
    long nanos = flood(crowd, time);
    return crowd.tally().completed * 1e9 / nanos;
  }

  private long flood(Crowd crowd, Duration duration) throws IOException {
    return driver.run(List.of(new Driver.Part(crowd, new Pace.Flood(WINDOW))), duration);
  }
}
