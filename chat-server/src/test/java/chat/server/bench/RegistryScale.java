package chat.server.bench;

import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.PlainDialect;
import chat.server.room.Applicant;
import chat.server.room.Endpoint;
import chat.server.room.Entrance;
import chat.server.room.HistoryLimits;
import chat.server.room.HostAddress;
import chat.server.room.IdleReaper;
import chat.server.room.Liveness;
import chat.server.room.Member;
import chat.server.room.RoomLimits;
import chat.server.room.RoomRegistry;
import chat.server.room.TokenIssuer;
import chat.server.room.Tongue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Fills a registry with a million members, ten in a room, and prints what that takes: bytes of heap
 * a member, time to join and to leave, the time of a sweep; and what it takes to fill one room.
 * {@code docs/benchmarks.md} has the command and what it said.
 */
public final class RegistryScale {
  private static final int MILLION = 1_000_000;
  private static final int IN_A_ROOM = 10;
  private static final int GATHERED = 5_000;
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration KEEPALIVE = Duration.ofSeconds(15);
  private static final Duration TICK = Duration.ofMillis(50);
  private static final int TICKS = 2_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final HistoryLimits HISTORY = new HistoryLimits(1000, 256 * 1024);
  private static final Tongue TONGUE = new PlainDialect(NoticeLanguage.EN, Set.of());

  private final SplittableRandom random = new SplittableRandom(1);
  private final Liveness liveness;
  private final int membersPerAddress;
  private final RoomRegistry registry;
  private final Member[] members;
  private long now;
  private long swept;

  private RegistryScale(
      int count, HistoryLimits history, Liveness liveness, int membersPerAddress) {
    this.liveness = liveness;
    this.membersPerAddress = membersPerAddress;
    this.members = new Member[count];
    this.registry =
        new RoomRegistry(
            new RoomLimits(count, count, count, count, new Rate(30, 5), 10_000, history),
            new TokenIssuer(new SecureRandom()),
            new IdleReaper(IDLE, KEEPALIVE),
            InstantSource.system());
  }

  /** Runs all, with as many members as the first argument says. */
  public static void main(String[] args) {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : MILLION;
    say("%,d members in rooms of %d, Java %s", count, IN_A_ROOM, Runtime.version());
    // The first one warms the code up.
    new RegistryScale(count / 4, HistoryLimits.NONE, Liveness.IDLE, IN_A_ROOM).fill();
    report("plain, ten an address", count, HistoryLimits.NONE, Liveness.IDLE, IN_A_ROOM);
    report("plain, one an address", count, HistoryLimits.NONE, Liveness.IDLE, 1);
    report("keepalive, ten an address", count, HistoryLimits.NONE, Liveness.KEEPALIVE, IN_A_ROOM);
    report("plain, ten an address, with the log", count, HISTORY, Liveness.IDLE, IN_A_ROOM);
    new RegistryScale(GATHERED, HISTORY, Liveness.IDLE, IN_A_ROOM).gather();
    long half = new RegistryScale(GATHERED, HISTORY, Liveness.KEEPALIVE, IN_A_ROOM).gather();
    long whole = new RegistryScale(2 * GATHERED, HISTORY, Liveness.KEEPALIVE, IN_A_ROOM).gather();
    say(
        "one room: %,d joins %.1f ms, %,d joins %.1f ms: %.2f times",
        GATHERED, millis(half), 2 * GATHERED, millis(whole), (double) whole / half);
  }

  private static void report(
      String what, int count, HistoryLimits history, Liveness liveness, int membersPerAddress) {
    say("%s", what);
    new RegistryScale(count, history, liveness, membersPerAddress).report();
  }

  private void report() {
    long before = usedHeap();
    long filled = fill();
    say("  heap      %7.1f B a member", (double) (usedHeap() - before) / members.length);
    say("  join      %7.0f ns", (double) filled / members.length);
    sweeps();
    say("  leave     %7.0f ns", leave());
  }

  /** All join, over the time that they may be silent, with sweeps. Answers how long that took. */
  private long fill() {
    long start = System.nanoTime();
    for (int i = 0; i < members.length; i++) {
      RoomName room = new RoomName("room-%07d".formatted(i / IN_A_ROOM));
      members[i] = i % IN_A_ROOM == 0 ? create(room, i) : join(room, i);
      now += allowed() / members.length;
      if (now / TICK.toNanos() > swept / TICK.toNanos()) {
        swept = now;
        var _ = registry.sweep(now);
      }
    }
    return System.nanoTime() - start;
  }

  /** All join one room. */
  private long gather() {
    RoomName room = new RoomName("square");
    members[0] = create(room, 0);
    long start = System.nanoTime();
    for (int i = 1; i < members.length; i++) {
      members[i] = join(room, i);
    }
    return System.nanoTime() - start;
  }

  /** Everybody speaks now and then, in time, and the registry is swept as the server does it. */
  private void sweeps() {
    int speakers = (int) (2L * members.length * TICK.toNanos() / allowed()) + 1;
    long[] times = new long[TICKS];
    long[] cpuTimes = new long[TICKS];
    int next = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      now += TICK.toNanos();
      for (int i = 0; i < speakers; i++) {
        Member member = members[next];
        next = (next + 1) % members.length;
        var _ = registry.authorize(now, member.token(), member.roomName(), member.endpoint());
      }
      long start = System.nanoTime();
      long cpuStart = THREADS.getCurrentThreadCpuTime();
      int gone = registry.sweep(now).size();
      cpuTimes[tick] = THREADS.getCurrentThreadCpuTime() - cpuStart;
      times[tick] = System.nanoTime() - start;
      if (gone > 0) {
        throw new IllegalStateException(gone + " dispatches at tick " + tick);
      }
    }
    say("  sweep     %s; of processor time %s", quantiles(times), quantiles(cpuTimes));
  }

  private static String quantiles(long[] nanos) {
    Arrays.sort(nanos);
    return "%.0f us p50, %.0f us p99, %.0f us max"
        .formatted(
            nanos[nanos.length / 2] / 1e3,
            nanos[nanos.length * 99 / 100] / 1e3,
            nanos[nanos.length - 1] / 1e3);
  }

  /** Members at random places leave; answers the time for each. */
  private double leave() {
    int leaving = members.length / IN_A_ROOM;
    long start = System.nanoTime();
    for (int i = 0; i < leaving; i++) {
      int guest = random.nextInt(1, IN_A_ROOM);
      var _ = registry.leave(now, members[i * IN_A_ROOM + guest]);
    }
    return (double) (System.nanoTime() - start) / leaving;
  }

  private Member create(RoomName room, int number) {
    return entered(registry.create(now, room, applicant(number), Optional.empty()));
  }

  private Member join(RoomName room, int number) {
    return entered(registry.join(now, room, applicant(number), Optional.empty()));
  }

  private static Member entered(Entrance entrance) {
    return switch (entrance) {
      case Entrance.Entered entered -> entered.member();
      case Entrance.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  private Applicant applicant(int number) {
    byte[] address = ByteBuffer.allocate(4).putInt(0x0A000000 + number / membersPerAddress).array();
    return new Applicant(
        new UserName("u%07d".formatted(number)),
        new Endpoint(HostAddress.of(address, 0), 40_000),
        OptionalInt.empty(),
        TONGUE,
        liveness,
        Optional.empty());
  }

  private long allowed() {
    return switch (liveness) {
      case IDLE -> IDLE.toNanos();
      case KEEPALIVE -> KEEPALIVE.toNanos();
    };
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
