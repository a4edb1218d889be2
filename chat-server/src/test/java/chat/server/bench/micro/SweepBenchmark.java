package chat.server.bench.micro;

import chat.server.room.Dispatch;
import java.util.List;
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

/**
 * One tick of the sweep a second, with nobody to remove. Each tick is measured alone, because time
 * goes on with it, and nobody may be silent for more than an hour.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 500)
@Measurement(iterations = 500)
public class SweepBenchmark {
  private static final long SECOND = 1_000_000_000;

  @Param({"1000", "100000"})
  private int members;

  private Residents residents = new Residents(0);
  private long now;

  @Setup
  public void enter() {
    residents = new Residents(members);
  }

  @Benchmark
  public List<Dispatch> tick() {
    now += SECOND;
    return residents.registry().sweep(now);
  }
}
