package chat.client.session;

import chat.protocol.frame.Happening;
import chat.server.room.HistoryLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Measures what loss costs: twenty members, five of whom say two things a second, and the time from
 * saying to being shown at each other member. {@code docs/benchmarks.md} has what it prints.
 */
public final class SimTable {
  private static final int MEMBERS = 20;
  private static final int TALKERS = 5;
  private static final double BEGIN = 5;
  private static final double END = 305;
  private static final double LEFTOVERS = 60;
  private static final double EVERY = 0.5;
  private static final double[] LOSSES = {0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4};

  private final SimWorld world;
  private final SimServer server;
  private final Map<String, Long> saidAt = new HashMap<>();
  private final Map<String, Integer> heard = new HashMap<>();
  private final List<Long> times = new ArrayList<>();
  private final List<SimLink> links = new ArrayList<>();
  private long carried;

  private SimTable(long seed) {
    this.world = new SimWorld(seed, SimStory.UNTOLD);
    this.server = new SimServer(world, new HistoryLimits(1000, 1 << 18), SimFault.NONE);
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
    System.out.println("| loss | `log`: p50 | p99 | lost | datagrams | plain: p50 | p99 | lost |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (double loss : LOSSES) {
      SimTable log = new SimTable(seed);
      log.withLog(SimWeather.withLoss(loss));
      SimTable plain = new SimTable(seed);
      plain.withoutLog(SimWeather.withLoss(loss));
      System.out.printf(
          Locale.ROOT,
          "| %.0f %% | %s | %s | %.2f × | %s | %s |%n",
          100 * loss,
          log.latencies(),
          log.lost(),
          log.datagrams(),
          plain.latencies(),
          plain.lost());
    }
  }

  private void withLog(SimWeather weather) {
    List<SimMember> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      SimMember member = new SimMember(world, server, SimFault.NONE, weather, i, "m" + i, 0);
      member.whenShown(
          entry -> {
            if (entry.what() instanceof Happening.Said(var who, String text)) {
              shown(member.name(), who.value(), text);
            }
          });
      links.add(member.link());
      members.add(member);
    }
    members.getFirst().create();
    world.runUntil(SimWorld.seconds(1));
    members.stream().skip(1).forEach(SimMember::join);
    talk(talker -> said(members.get(talker).say()));
  }

  private void withoutLog(SimWeather weather) {
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
    talk(talker -> said(members.get(talker).say()));
  }

  private void talk(IntConsumer say) {
    world.runUntil(SimWorld.seconds(BEGIN));
    long before = carried();
    for (int talker = 0; talker < TALKERS; talker++) {
      int who = talker;
      for (double t = BEGIN; t < END; t += EVERY) {
        double moment = t + world.random().nextDouble() * EVERY;
        world.at(SimWorld.seconds(moment), () -> say.accept(who));
      }
    }
    world.runUntil(SimWorld.seconds(END));
    carried = carried() - before;
    world.runUntil(SimWorld.seconds(END + LEFTOVERS));
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

  private double datagrams() {
    return (double) carried / (MEMBERS * (double) saidAt.size());
  }

  private String lost() {
    long all = (long) saidAt.size() * (MEMBERS - 1);
    return times.size() == all
        ? "0"
        : String.format(Locale.ROOT, "%.1f %%", 100.0 * (all - times.size()) / all);
  }

  private String latencies() {
    List<Long> sorted = times.stream().sorted().toList();
    return millis(sorted, 0.5) + " | " + millis(sorted, 0.99);
  }

  private static String millis(List<Long> sorted, double part) {
    return Math.round(sorted.get((int) (part * sorted.size())) / 1e6) + " ms";
  }
}
