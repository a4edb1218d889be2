package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.SimServer.Load;
import chat.protocol.UserName;
import chat.protocol.frame.Wish;
import chat.server.room.HistoryLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One evening in one room, drawn from a seed: who comes and goes, what is said, what the network
 * does to it; then the weather clears up, and all must be well.
 */
final class SimRoom {
  private static final long CURTAIN = SimWorld.seconds(40);
  private static final long SUN = SimWorld.seconds(60);
  private static final long CALM = SimWorld.seconds(100);
  private static final long SILENCE = SimWorld.seconds(15);
  private static final long KEEPALIVE = SimWorld.seconds(5);
  private static final double WORST_LOSS = 0.4;

  private final SimWorld world;
  private final SplittableRandom random;
  private final SimServer server;
  private final SimFault fault;
  private final SimWeather weather;
  private final List<SimMember> members = new ArrayList<>();
  private final List<SimPlainMember> plains = new ArrayList<>();

  private SimRoom(long seed, SimStory story, SimFault fault) {
    this.world = new SimWorld(seed, story);
    this.random = world.random();
    this.fault = fault;
    double loss = world.chance(0.1) ? 0 : random.nextDouble() * WORST_LOSS;
    this.weather =
        new SimWeather(
            loss, random.nextDouble() * 0.1, SimWorld.millis(10), SimWorld.millis(15), loss / 4);
    this.server =
        new SimServer(world, history(), fault, world.chance(0.5) ? Load.HEAVY : Load.NONE);
  }

  /** Lives through the evening with this seed; throws when something did not hold. */
  static void live(long seed, SimStory story, SimFault fault) {
    SimRoom room = new SimRoom(seed, story, fault);
    room.play();
    room.check();
  }

  /** Mostly enough for all that is said, sometimes so little that who is away misses some. */
  private HistoryLimits history() {
    return switch (random.nextInt(8)) {
      case 0 -> new HistoryLimits(random.nextInt(3, 30), 1 << 18);
      case 1 -> new HistoryLimits(1000, random.nextInt(5_000, 20_000));
      default -> new HistoryLimits(1000, 1 << 18);
    };
  }

  private void play() {
    int count = random.nextInt(2, 7);
    int plain = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int earlier = world.chance(0.5) ? 1000 : random.nextInt(20);
      SimMember member = new SimMember(world, server, fault, weather, i, "m" + i, earlier);
      members.add(member);
    }
    SimMember host = members.getFirst();
    host.create();
    for (SimMember member : members) {
      if (member != host) {
        world.at(SimWorld.seconds(2) + draw(CURTAIN / 3), member::join);
      }
      talk(member);
      misfortunes(member);
    }
    for (int i = 0; i < plain; i++) {
      Optional<List<String>> grant = world.chance(0.5) ? Optional.of(List.of()) : Optional.empty();
      play(new SimPlainMember(world, server, weather, 100 + i, "p" + i, grant));
    }
    if (world.chance(0.15)) {
      later(() -> host.ask(new Wish.Kick(new UserName(members.getLast().name()))));
    }
    if (world.chance(0.08)) {
      later(() -> host.ask(new Wish.Close()));
    }
  }

  private void play(SimPlainMember plain) {
    plains.add(plain);
    world.at(SimWorld.seconds(2) + draw(CURTAIN / 3), plain::join);
    times(random.nextInt(6), plain::say);
    if (world.chance(0.3)) {
      later(plain::leave);
    }
  }

  private void talk(SimMember member) {
    times(random.nextInt(12), member::say);
    if (world.chance(0.2)) {
      // Pasted: more than the window, and more than the rate allows.
      int lines = random.nextInt(50);
      later(() -> repeat(lines, member::say));
    }
    times(random.nextInt(3), () -> member.whisper(any().name()));
  }

  private void misfortunes(SimMember member) {
    if (world.chance(0.15)) {
      later(() -> member.cutOff(SimWorld.millis(random.nextInt(500, 20_000))));
    }
    if (world.chance(0.12)) {
      later(() -> member.restart(SimWorld.millis(random.nextInt(200, 5_000))));
    }
    if (world.chance(0.1)) {
      later(member::rebind);
    }
    if (world.chance(0.1)) {
      later(member::move);
    }
    if (world.chance(0.08)) {
      later(member::leave);
    }
    if (world.chance(0.03)) {
      later(member::die);
    }
  }

  private SimMember any() {
    return members.get(random.nextInt(members.size()));
  }

  private void times(int count, Runnable what) {
    repeat(count, () -> later(what));
  }

  private static void repeat(int count, Runnable what) {
    for (int i = 0; i < count; i++) {
      what.run();
    }
  }

  private void later(Runnable what) {
    world.at(SimWorld.seconds(1) + draw(CURTAIN), what);
  }

  private long draw(long bound) {
    return random.nextLong(bound);
  }

  private void check() {
    world.runUntil(SUN);
    members.forEach(member -> member.link().become(weather.sunny()));
    plains.forEach(plain -> plain.link().become(weather.sunny()));
    world.runUntil(CALM);
    SimMember witness = new SimMember(world, server, fault, weather.sunny(), 99, "w", 0);
    if (server.rooms().rooms() > 0) {
      witness.join();
    }
    world.runUntil(CALM + KEEPALIVE);
    members.forEach(SimMember::checkAtEnd);
    for (SimMember member : members) {
      if (member.place() == SimMember.Place.INSIDE && member.knowsAll()) {
        assertThat(member.here())
            .as("who is here, as %s knows", member.name())
            .isEqualTo(witness.here());
      }
    }
    long before = carried();
    world.runUntil(CALM + KEEPALIVE + SILENCE);
    // One keepalive more than its pace, for an answer that was slow.
    long pairs = (members.size() + plains.size()) * (SILENCE / KEEPALIVE + 1);
    assertThat(carried() - before).as("it is quiet at last").isLessThanOrEqualTo(2 * pairs);
  }

  private long carried() {
    return members.stream().mapToLong(member -> member.link().carried()).sum()
        + plains.stream().mapToLong(plain -> plain.link().carried()).sum();
  }
}
