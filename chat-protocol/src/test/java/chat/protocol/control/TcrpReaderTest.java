package chat.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolLimits;
import chat.protocol.Refused;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TcrpReaderTest {
  private static final int LIMIT = ProtocolLimits.REQUEST_PAYLOAD_MAX;

  static Stream<TcrpMessage> requests() {
    return Stream.of(
        request(Operation.Known.CREATE, "部屋", Bytes.utf8("alice")),
        request(Operation.Known.JOIN, "r", Bytes.utf8("{\"username\":\"bob\",\"extensions\":[]}")),
        request(Operation.Known.LIST, "", Bytes.EMPTY),
        request(Operation.Known.LIST, "ignored", Bytes.utf8("ignored")),
        request(new Operation.Unknown(9), "r".repeat(255), Bytes.of(new byte[300])));
  }

  private static TcrpMessage request(Operation operation, String room, Bytes payload) {
    return new TcrpMessage(operation, State.Known.REQUEST, Bytes.utf8(room), payload);
  }

  private static TcrpReader reader(InputStream in) {
    return new TcrpReader(in, LIMIT);
  }

  private static InputStream stream(Bytes bytes) {
    return new ByteArrayInputStream(bytes.toArray());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsWhatWasWritten(TcrpMessage request) throws IOException {
    assertThat(reader(stream(request.encode())).read()).isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsOneByteAtATime(TcrpMessage request) throws IOException {
    assertThat(reader(new Drip(request.encode())).read()).isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isRefusedWhereverItIsCut(TcrpMessage request) {
    Bytes bytes = request.encode();
    for (int cut = 0; cut < bytes.size(); cut++) {
      Bytes start = bytes.slice(0, cut);
      Refused.with(Fault.MALFORMED, () -> reader(stream(start)).read());
      Refused.with(Fault.MALFORMED, () -> reader(new Drip(start)).read());
    }
  }

  @Test
  void readsOneMessageAfterTheOtherAndNoByteMore() throws IOException {
    List<TcrpMessage> all = requests().toList();
    Bytes bytes =
        all.stream()
            .map(TcrpMessage::encode)
            .reduce(Bytes.EMPTY, Bytes::plus)
            .plus(Bytes.hex("22b9"));
    InputStream in = stream(bytes);
    TcrpReader reader = reader(in);
    for (TcrpMessage one : all) {
      assertThat(reader.read()).isEqualTo(one);
    }
    assertThat(in.readAllBytes()).containsExactly(0x22, 0xb9);
  }

  @Test
  void refusesAPayloadOverItsLimitBeforeReadingIt() throws IOException {
    TcrpMessage fits = request(Operation.Known.JOIN, "r", Bytes.of(new byte[LIMIT]));
    assertThat(reader(stream(fits.encode())).read()).isEqualTo(fits);
    TcrpMessage over = request(Operation.Known.JOIN, "r", Bytes.of(new byte[LIMIT + 1]));
    Bytes header = over.encode().slice(0, TcrpHeader.LENGTH);
    Refused.with(Fault.TOO_LARGE, () -> reader(stream(header)).read());
  }

  @Test
  void memoryGrowsWithWhatArrivesAndNotWithWhatIsClaimed() {
    Bytes claim =
        new TcrpHeader(
                1,
                Operation.Known.JOIN,
                State.Known.REQUEST,
                ProtocolLimits.PAYLOAD_REPRESENTABLE_MAX)
            .encode();
    TcrpReader trusting =
        new TcrpReader(new Drip(claim.plus(Bytes.utf8("room"))), Integer.MAX_VALUE);
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();
    Refused.with(Fault.MALFORMED, trusting::read);
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isBetween(1L, 5_000_000L);
  }

  @Test
  void aStreamThatFailsIsNoFaultOfTheMessage() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    assertThatThrownBy(() -> reader(broken).read())
        .isInstanceOf(IOException.class)
        .hasMessage("reset");
  }

  /** A stream that gives one byte a read, as TCP may. */
  private static final class Drip extends InputStream {
    private final InputStream source;

    Drip(Bytes bytes) {
      this.source = stream(bytes);
    }

    @Override
    public int read() throws IOException {
      return source.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return source.read(target, offset, Math.min(1, length));
    }
  }
}
