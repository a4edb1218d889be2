package chat.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcrpWriterTest {
  private static TcrpMessage message(State state, Bytes room, Bytes payload) {
    return new TcrpMessage(Operation.Known.CREATE, state, room, payload);
  }

  @Test
  void allMessagesGoOutInOneWrite() throws IOException {
    List<TcrpMessage> messages =
        List.of(
            message(State.Known.RESPONSE, Bytes.EMPTY, Bytes.hex("00")),
            message(State.Known.COMPLETE, Bytes.utf8("r"), Bytes.utf8("token")));
    List<Bytes> writes = new ArrayList<>();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            writes.add(Bytes.of((byte) b));
          }

          @Override
          public void write(byte[] source, int offset, int length) {
            writes.add(Bytes.of(source, offset, length));
          }
        };
    new TcrpWriter(out).write(messages);
    assertThat(writes).hasSize(1);
    TcrpReader reader = new TcrpReader(new ByteArrayInputStream(writes.get(0).toArray()), 100);
    assertThat(List.of(reader.read(), reader.read())).isEqualTo(messages);
  }

  @Test
  void aMessageWhoseRoomDoesNotFitIsNone() {
    Bytes room = Bytes.of(new byte[256]);
    Refused.with(Fault.MALFORMED, () -> message(State.Known.REQUEST, room, Bytes.EMPTY).encode());
  }
}
