package chat.server.bench;

import java.io.IOException;

/**
 * Three rooms of the same size on one server, of which one reads the log, and 10 % of what one of
 * the others reaches in a flood.
 *
 * @param perSecond so many messages
 */
record Trio(Target target, Stage.Room plain, Stage.Room again, Stage.Room log, double perSecond) {
  static final String PLAIN = "plain";
  static final String AGAIN = "plain again";
  static final String LOG = "log";

  private static final double SHARE = 0.1;

  /** They are warm. */
  static Trio join(Stage stage, Shape shape, TextSize sizes, Rehearsal rehearsal)
      throws IOException, InterruptedException {
    Stage.Server server = stage.server();
    Stage.Room plain = stage.join(server, "p", shape, Tongues.PLAIN, sizes);
    Stage.Room again = stage.join(server, "a", shape, Tongues.PLAIN, sizes);
    Stage.Room log = stage.join(server, "l", shape, Tongues.LOG, sizes);
    rehearsal.warm(log.crowd());
    rehearsal.warm(again.crowd());
    rehearsal.warm(plain.crowd());
    double flood = rehearsal.floodRate(plain.crowd());
    return new Trio(server.target(), plain, again, log, flood * SHARE);
  }
}
