package chat.server.bench.micro;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The frames of the extension {@code log}: to bytes and back, with texts of 64 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
  private static final int PACKED = 40;

  private final ServerFrame event = new ServerFrame.Event(entry(41));
  private final ServerFrame pack =
      new ServerFrame.Pack(
          LongStream.rangeClosed(1, PACKED).mapToObj(FrameBenchmark::entry).toList());
  private final UserName longest = new UserName("n".repeat(255));
  private final String longLine = "日".repeat(1330);
  private final Bytes say = FrameCodec.encode(new ClientFrame.Say(7, "x".repeat(64)));
  private final Bytes encodedEvent = FrameCodec.encode(event);
  private final Bytes encodedPack = FrameCodec.encode(pack);

  private static LogEntry entry(long seq) {
    return new LogEntry(
        seq, Instant.EPOCH, new Happening.Said(new UserName("m0000"), "x".repeat(64)));
  }

  @Benchmark
  public ClientFrame decodeSay() {
    return FrameCodec.decodeClient(say);
  }

  @Benchmark
  public Bytes encodeEvent() {
    return FrameCodec.encode(event);
  }

  @Benchmark
  public ServerFrame decodeEvent() {
    return FrameCodec.decodeServer(encodedEvent);
  }

  @Benchmark
  public Bytes encodePackOf40() {
    return FrameCodec.encode(pack);
  }

  @Benchmark
  public ServerFrame decodePackOf40() {
    return FrameCodec.decodeServer(encodedPack);
  }

  @Benchmark
  public List<Utterance> cutLongLine() {
    return FrameCodec.texts(longest, Utterance.of(longLine));
  }

  @Benchmark
  public int countLongLine() {
    return StampedText.count(longest, longLine);
  }
}
