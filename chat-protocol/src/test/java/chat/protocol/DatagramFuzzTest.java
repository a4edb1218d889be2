package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A million datagrams: each is a value or a {@link ProtocolException}, and nothing else. */
class DatagramFuzzTest {
  private static final int DATAGRAMS = 1_000_000;

  private static Bytes datagram(String room, String token, Bytes body) {
    return DatagramCodec.encode(new ClientDatagram(new RoomName(room), new Token(token), body));
  }

  @Test
  void everyDatagramIsAValueOrRefused() {
    Mutations mutations =
        new Mutations(
            List.of(
                datagram("r", "t", Bytes.EMPTY),
                datagram("lobby", "tokentokentoken", Bytes.utf8("hello")),
                datagram("部屋", "x".repeat(43), Bytes.utf8("こんにちは 👨‍👩‍👧")),
                datagram("r".repeat(20), "t".repeat(255), Bytes.hex("00ff1b5b"))));
    byte[] huge = new byte[4097];
    Seeds.run(
        random -> {
          int values = 0;
          for (int i = 0; i < DATAGRAMS; i++) {
            byte[] source = i % 1000 == 0 ? huge : mutations.next(random);
            values += isValue(source) ? 1 : 0;
          }
          assertThat(values).isBetween(DATAGRAMS / 10, DATAGRAMS * 9 / 10);
        });
  }

  private static boolean isValue(byte[] source) {
    ClientDatagram datagram;
    try {
      datagram = DatagramCodec.decode(source, 0, source.length);
    } catch (ProtocolException e) {
      return false;
    }
    if (!Arrays.equals(DatagramCodec.encode(datagram).toArray(), source)) {
      throw new AssertionError("is encoded otherwise than it came: " + Bytes.of(source));
    }
    return true;
  }
}
