package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.control.ControlPayload;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A hundred thousand streams: what comes is messages and values, or refused, and nothing else. */
class ControlFuzzTest {
  private static final int STREAMS = 100_000;
  private static final UserName ALICE = new UserName("alice");

  private static final List<ControlPayload> PAYLOADS =
      List.of(
          new RawEntry(ALICE),
          new JsonEntry(
              new UserName("太郎"),
              Optional.of(new Password("pass\nword")),
              OptionalInt.of(50_000),
              Optional.of(List.of("log"))),
          new Status(StatusCode.Known.FULL, "満員です"),
          new BareToken(new Token("t0ken")),
          new Grant(
              new Token("t0ken"),
              List.of(),
              ALICE,
              List.of(ALICE, new UserName("太郎")),
              Duration.ofSeconds(5),
              4000,
              Optional.of(new Rate(30, 5)),
              OptionalInt.of(8889)),
          new RoomList(List.of(new RoomEntry(new RoomName("部屋"), 2, true)), 1));

  private int messages;
  private int values;

  @Test
  void everyStreamIsMessagesOrRefused() {
    List<Bytes> streams =
        PAYLOADS.stream()
            .map(
                payload ->
                    new TcrpMessage(
                        Operation.Known.CREATE,
                        State.Known.REQUEST,
                        Bytes.utf8("部屋"),
                        PayloadCodec.encode(payload)))
            .map(message -> message.encode().plus(message.encode()))
            .toList();
    Mutations mutations = new Mutations(streams);
    Seeds.run(
        random -> {
          for (int i = 0; i < STREAMS; i++) {
            readAll(mutations.next(random));
          }
          assertThat(messages).isBetween(STREAMS / 10, 2 * STREAMS * 9 / 10);
        });
  }

  private void readAll(byte[] stream) throws IOException {
    TcrpReader reader =
        new TcrpReader(new ByteArrayInputStream(stream), ProtocolLimits.REQUEST_PAYLOAD_MAX);
    int read = 0;
    try {
      while (read < stream.length) {
        TcrpMessage message = reader.read();
        Bytes bytes = message.encode();
        assertThat(bytes).isEqualTo(Bytes.of(stream, read, bytes.size()));
        messages++;
        read += bytes.size();
      }
    } catch (ProtocolException e) {
      assertThat(e.fault()).isIn(Fault.MALFORMED, Fault.TOO_LARGE);
    }
  }

  @Test
  void everyPayloadIsAValueOrRefused() {
    Mutations mutations = new Mutations(PAYLOADS.stream().map(PayloadCodec::encode).toList());
    Seeds.run(
        random -> {
          for (int i = 0; i < STREAMS; i++) {
            decodeAll(Bytes.of(mutations.next(random)));
          }
          assertThat(values).isBetween(STREAMS / 2, 4 * STREAMS * 9 / 10);
        });
  }

  private void decodeAll(Bytes payload) {
    survives(PayloadCodec::decodeEntry, payload);
    survives(PayloadCodec::decodeAdmission, payload);
    survives(PayloadCodec::decodeStatus, payload);
    if (PayloadCodec.isJsonObject(payload)) {
      survives(PayloadCodec::decodeRoomList, payload);
    }
  }

  /** What was decoded means the same after another turn; a bare name or token also looks so. */
  private <T extends ControlPayload> void survives(Function<Bytes, T> decoder, Bytes payload) {
    T value;
    try {
      value = decoder.apply(payload);
    } catch (ProtocolException e) {
      return;
    }
    values++;
    Bytes again = PayloadCodec.encode(value);
    if (value instanceof RawEntry
        || value instanceof BareToken && !PayloadCodec.isJsonObject(payload)) {
      assertThat(again).isEqualTo(payload);
    }
    assertThat(decoder.apply(again)).isEqualTo(value);
  }
}
