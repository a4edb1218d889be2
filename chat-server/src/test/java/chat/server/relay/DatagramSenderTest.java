package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.server.observe.ServerMetrics;
import chat.server.room.Member;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DatagramSenderTest {
  private final ServerMetrics metrics = new ServerMetrics();
  private final byte[] paper = new byte[5_000];
  private DatagramSocket ear;
  private DatagramChannel gate;
  private Member hearer;
  private DatagramSender sender;

  @BeforeEach
  void open() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ear = new DatagramSocket(new InetSocketAddress(loopback, 0));
    gate = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0));
    hearer = new Crew().enterAt("r", "alice", ear.getLocalPort());
    sender = new DatagramSender(List.of(gate), new AddressBook(), metrics);
  }

  @AfterEach
  void close() throws IOException {
    ear.close();
    gate.close();
  }

  @Test
  void whatWasSentBeforeIsNeverSentForSomethingElse() throws IOException {
    write("secret");
    sender.send(hearer, paper, 6);
    sender.send(hearer, Bytes.EMPTY);
    sender.send(hearer, Bytes.utf8("secret"));
    write("public");
    sender.send(hearer, paper, 6);
    sender.send(hearer, Bytes.utf8("secret"));
    sender.send(hearer, Bytes.utf8("secret"));
    sender.send(hearer, Bytes.EMPTY);

    for (String expected : List.of("secret", "", "secret", "public", "secret", "secret", "")) {
      assertThat(receive()).isEqualTo(expected);
    }
  }

  @Test
  void afterWhatIsTooLargeNothingElseIsSentForIt() throws IOException {
    write("secret");
    sender.send(hearer, paper, 6);
    sender.send(hearer, paper, paper.length);
    sender.send(hearer, Bytes.of(paper));
    sender.send(hearer, Bytes.EMPTY);

    assertThat(receive()).isEqualTo("secret");
    assertThat(receive()).isEmpty();
    assertThat(metrics.failed()).isEqualTo(2);
    assertThat(metrics.sent()).isEqualTo(2);
  }

  private void write(String text) {
    Bytes.utf8(text).copyTo(paper, 0);
  }

  private String receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[5_000], 5_000);
    ear.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }
}
