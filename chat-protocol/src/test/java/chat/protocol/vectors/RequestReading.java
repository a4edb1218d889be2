package chat.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.control.ControlPayload.Entry;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpHeader;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.testkit.Vectors.Vector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** requests.json: a request as a server reads it, and the status it refuses it with. */
final class RequestReading implements Reading {
  private static final String CLOSED = "closed";

  @Override
  public String refusal(Fault fault) {
    return Integer.toString(StatusCode.of(fault).code());
  }

  @Override
  public JsonNode fields(Vector vector) throws IOException {
    Bytes bytes = vector.bytes();
    if (bytes.isEmpty()) {
      return TextNode.valueOf(CLOSED);
    }
    InputStream in = new ByteArrayInputStream(bytes.toArray());
    TcrpReader reader = new TcrpReader(in, ProtocolLimits.REQUEST_PAYLOAD_MAX);
    TcrpHeader header = reader.readHeader();
    if (header.state() != State.Known.REQUEST) {
      throw new ProtocolException(Fault.MALFORMED, "a request has state 0");
    }
    if (!(header.operation() instanceof Operation.Known operation)) {
      throw new ProtocolException(Fault.UNKNOWN_OPERATION, "the operation is unknown");
    }
    TcrpMessage message = reader.readBody(header);
    ObjectNode fields =
        Reading.object().put("operation", operation.name().toLowerCase(Locale.ROOT));
    if (operation != Operation.Known.LIST) {
      fields.put("room", RoomName.decode(message.room()).value());
      tell(fields, PayloadCodec.decodeEntry(message.payload()), message.payload());
    }
    latePort(fields, in.readNBytes(2));
    return fields;
  }

  private static void tell(ObjectNode fields, Entry entry, Bytes payload) {
    fields.put("user", entry.user().value());
    switch (entry) {
      case RawEntry raw -> {
        fields.put("form", "raw");
        assertThat(PayloadCodec.encode(raw)).isEqualTo(payload);
      }
      case JsonEntry json -> {
        fields.put("form", "json");
        json.password().map(Password::value).ifPresent(value -> fields.put("password", value));
        json.udpPort().ifPresent(port -> fields.put("udp_port", port));
        json.extensions().ifPresent(names -> names.forEach(fields.putArray("extensions")::add));
        json.resume().ifPresent(secret -> fields.put("resume", secret.value()));
        json.maxDatagram().ifPresent(size -> fields.put("max_datagram", size));
        assertThat(PayloadCodec.decodeEntry(PayloadCodec.encode(json))).isEqualTo(json);
      }
    }
  }

  private static void latePort(ObjectNode fields, byte[] rest) {
    int port = rest.length < 2 ? 0 : Byte.toUnsignedInt(rest[0]) << 8 | Byte.toUnsignedInt(rest[1]);
    if (port > 0) {
      fields.put("late_udp_port", port);
    }
  }
}
