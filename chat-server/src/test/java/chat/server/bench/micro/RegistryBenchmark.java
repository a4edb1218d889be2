package chat.server.bench.micro;

import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.Utterance;
import chat.server.room.Authorization;
import chat.server.room.Member;
import chat.server.room.Routing;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of a message within the registry: whose it is, and the room's append. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RegistryBenchmark {
  private static final int ASKED = 4096;
  private static final Utterance TEXT = Utterance.of("x".repeat(64));

  @Param({"1000", "100000"})
  private int members;

  private Residents residents = new Residents(0);
  private final Token[] tokens = new Token[ASKED];
  private final RoomName[] rooms = new RoomName[ASKED];
  private final Member[] speakers = new Member[ASKED];
  private int next;
  private long now;

  @Setup
  public void enter() {
    residents = new Residents(members);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < ASKED; i++) {
      int index = random.nextInt(members);
      tokens[i] = residents.tokenOf(index);
      rooms[i] = new RoomName(residents.member(index).roomName().value());
      speakers[i] = residents.member(index);
    }
  }

  /** The token look-up. */
  @Benchmark
  public Authorization authorize() {
    next = (next + 1) % ASKED;
    return residents.registry().authorize(now++, tokens[next], rooms[next], Residents.SOURCE);
  }

  /** Rate, the entry in the room's log, and who is to hear it. */
  @Benchmark
  public Routing say() {
    next = (next + 1) % ASKED;
    return residents.registry().say(now++, speakers[next], TEXT, 1);
  }
}
