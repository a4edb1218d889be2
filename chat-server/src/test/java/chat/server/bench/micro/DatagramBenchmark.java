package chat.server.bench.micro;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.Envelope;
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

/** A member's datagram: to bytes and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DatagramBenchmark {
  private static final String TOKEN = "0123456789-abcdefghijklmnopqrstuvwxyz_ABCDE";

  @Param({"64", "3800"})
  private int textSize;

  private ClientDatagram datagram =
      new ClientDatagram(new RoomName("r000"), new Token(TOKEN), Bytes.EMPTY);
  private byte[] bytes = new byte[0];

  @Setup
  public void lay() {
    datagram =
        new ClientDatagram(datagram.room(), datagram.token(), Bytes.utf8("x".repeat(textSize)));
    bytes = DatagramCodec.encode(datagram).toArray();
  }

  @Benchmark
  public Bytes encode() {
    return DatagramCodec.encode(datagram);
  }

  @Benchmark
  public Envelope open() {
    return DatagramCodec.open(Bytes.of(bytes));
  }

  @Benchmark
  public ClientDatagram decode() {
    return DatagramCodec.decode(bytes, 0, bytes.length);
  }
}
