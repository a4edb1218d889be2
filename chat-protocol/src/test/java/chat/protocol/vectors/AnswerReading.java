package chat.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.testkit.Vectors.Vector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** answers.json: the one or two messages of a server as a client reads them. */
final class AnswerReading implements Reading {
  @Override
  public JsonNode fields(Vector vector) throws IOException {
    Bytes bytes = vector.bytes();
    TcrpReader reader =
        new TcrpReader(
            new ByteArrayInputStream(bytes.toArray()), ProtocolLimits.RESPONSE_PAYLOAD_MAX);
    TcrpMessage first = inState(State.Known.RESPONSE, reader.read());
    Status status = PayloadCodec.decodeStatus(first.payload());
    ObjectNode fields =
        Reading.object()
            .put("operation", first.operation().code())
            .put("room", first.room().asUtf8())
            .put("status", status.code().code())
            .put("reason", status.reason());
    Bytes read = first.encode();
    if (status.code().isOk()) {
      TcrpMessage second = inState(State.Known.COMPLETE, reader.read());
      assertThat(second.operation()).isEqualTo(first.operation());
      assertThat(second.room()).isEqualTo(first.room());
      if (second.operation() == Operation.Known.LIST) {
        tell(fields, PayloadCodec.decodeRoomList(second.payload()));
      } else {
        tell(fields, PayloadCodec.decodeAdmission(second.payload()), second.payload());
      }
      read = read.plus(second.encode());
    }
    assertThat(read).isEqualTo(bytes);
    return fields;
  }

  private static TcrpMessage inState(State expected, TcrpMessage message) {
    if (!message.state().equals(expected)) {
      throw new ProtocolException(Fault.MALFORMED, "a message of another state is expected");
    }
    return message;
  }

  private static void tell(ObjectNode fields, Admission admission, Bytes payload) {
    switch (admission) {
      case BareToken bare -> {
        fields.put("token", bare.token().value());
        if (!PayloadCodec.isJsonObject(payload)) {
          assertThat(PayloadCodec.encode(bare)).isEqualTo(payload);
        }
      }
      case Grant grant -> {
        tell(fields.putObject("grant"), grant);
        assertThat(PayloadCodec.decodeAdmission(PayloadCodec.encode(grant))).isEqualTo(grant);
      }
    }
  }

  private static void tell(ObjectNode fields, Grant grant) {
    fields.put("token", grant.token().value());
    grant.extensions().forEach(fields.putArray("extensions")::add);
    fields.put("host", grant.host().value());
    ArrayNode members = fields.putArray("members");
    grant.members().forEach(member -> members.add(member.value()));
    fields.put("keepalive_ms", Math.toIntExact(grant.keepalive().toMillis()));
    fields.put("max_text", grant.maxText());
    grant
        .rate()
        .ifPresent(
            rate ->
                fields
                    .putObject("rate")
                    .put("burst", rate.burst())
                    .put("per_second", rate.perSecond()));
    grant.udpPort().ifPresent(port -> fields.put("udp_port", port));
    grant.log().ifPresent(log -> tell(fields.putObject("log"), log));
  }

  private static void tell(ObjectNode fields, LogGrant log) {
    fields.put("resume", log.resume().value());
    FrameReadings.numbered(fields, "seq", log.newest());
    FrameReadings.numbered(fields, "oldest", log.oldest());
    FrameReadings.numbered(fields, "said", log.said());
  }

  private static void tell(ObjectNode fields, RoomList list) {
    ArrayNode rooms = fields.putArray("rooms");
    for (RoomEntry room : list.rooms()) {
      rooms
          .addObject()
          .put("name", room.name().value())
          .put("members", room.members())
          .put("password", room.password());
    }
    fields.put("total", list.total());
  }
}
