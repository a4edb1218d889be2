package chat.client.session;

import chat.client.session.SimServer.Load;
import chat.protocol.frame.Happening;
import chat.server.room.HistoryLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Measures what loss costs: twenty members, five of whom say two things a second, and the time from
 * saying to being shown at each other member.
 */
final class SimTalk {
  private static final int MEMBERS = 20;
  private static final int TALKERS = 5;
  private static final double BEGIN = 5;
  private static final double EVERY = 0.5;
  private static final double LEFTOVERS = 60;

  /**
   * What came of it.
   *
   * @param p50 nanoseconds until half of it was shown
   * @param p99 nanoseconds until nearly all of it was shown
   * @param lost how much was never shown, of 1
   * @param datagrams sent in both directions, for each member and message
   */
  record Outcome(long p50, long p99, double lost, double datagrams) {}

  private final SimWorld world;
  private final SimServer server;
  private final SimWeather weather;
  private final Map<String, Long> saidAt = new HashMap<>();
  private final Map<String, Integer> heard = new HashMap<>();
  private final List<Long> times = new ArrayList<>();
  private final List<SimLink> links = new ArrayList<>();
  private long carried;

  private SimTalk(long seed, double loss) {
    this.world = new SimWorld(seed, SimStory.UNTOLD);
    this.server = new SimServer(world, new HistoryLimits(1000, 1 << 18), SimFault.NONE, Load.NONE);
    this.weather = SimWeather.withLoss(loss);
  }

  /** All speak the extension {@code log}. */
  static Outcome withLog(long seed, double loss, double seconds) {
    SimTalk talk = new SimTalk(seed, loss);
    talk.withLog(seconds);
    return talk.outcome();
  }

  /** Nobody does. */
  static Outcome withoutLog(long seed, double loss, double seconds) {
    SimTalk talk = new SimTalk(seed, loss);
    talk.withoutLog(seconds);
    return talk.outcome();
  }

  private void withLog(double seconds) {
    List<SimMember> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      SimMember member = new SimMember(world, server, SimFault.NONE, weather, i, "m" + i, 0);
      member.whenShown(
          entry -> {
            if (entry.what() instanceof Happening.Said(var who, var text)) {
              shown(member.name(), who.value(), text.value());
            }
          });
      links.add(member.link());
      members.add(member);
    }
    members.getFirst().create();
    world.runUntil(SimWorld.seconds(1));
    members.stream().skip(1).forEach(SimMember::join);
    talk(seconds, talker -> said(members.get(talker).say()));
  }

  private void withoutLog(double seconds) {
    List<SimPlainMember> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      SimPlainMember member =
          new SimPlainMember(world, server, weather, i, "m" + i, Optional.empty());
      member.whenShown(text -> shown(member.name(), SimWords.speaker(text), text));
      links.add(member.link());
      members.add(member);
    }
    members.getFirst().create();
    world.runUntil(SimWorld.seconds(1));
    members.stream().skip(1).forEach(SimPlainMember::join);
    talk(seconds, talker -> said(members.get(talker).say()));
  }

  private void talk(double seconds, IntConsumer say) {
    world.runUntil(SimWorld.seconds(BEGIN));
    long before = carried();
    for (int talker = 0; talker < TALKERS; talker++) {
      int who = talker;
      for (double t = 0; t < seconds; t += EVERY) {
        double moment = BEGIN + t + world.random().nextDouble() * EVERY;
        world.at(SimWorld.seconds(moment), () -> say.accept(who));
      }
    }
    world.runUntil(SimWorld.seconds(BEGIN + seconds));
    carried = carried() - before;
    world.runUntil(SimWorld.seconds(BEGIN + seconds + LEFTOVERS));
  }

  private void said(String text) {
    saidAt.put(text, world.now());
  }

  private void shown(String who, String speaker, String text) {
    if (!who.equals(speaker) && heard.merge(who + " " + text, 1, Integer::sum) == 1) {
      times.add(world.now() - saidAt.get(text));
    }
  }

  private long carried() {
    return links.stream().mapToLong(SimLink::carried).sum();
  }

  private Outcome outcome() {
    List<Long> sorted = times.stream().sorted().toList();
    double all = saidAt.size() * (MEMBERS - 1.0);
    return new Outcome(
        sorted.get((int) (0.5 * sorted.size())),
        sorted.get((int) (0.99 * sorted.size())),
        1 - times.size() / all,
        carried / ((double) MEMBERS * saidAt.size()));
  }
}
