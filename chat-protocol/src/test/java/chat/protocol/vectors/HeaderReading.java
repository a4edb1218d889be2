package chat.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.control.TcrpHeader;
import chat.testkit.Vectors.Vector;
import com.fasterxml.jackson.databind.JsonNode;

/** headers.json. */
final class HeaderReading implements Reading {
  @Override
  public JsonNode fields(Vector vector) {
    TcrpHeader header = TcrpHeader.decode(vector.bytes());
    assertThat(header.encode()).isEqualTo(vector.bytes());
    return Reading.object()
        .put("room_name_size", header.roomNameSize())
        .put("operation", header.operation().code())
        .put("state", header.state().code())
        .put("payload_size", Math.toIntExact(header.payloadSize()));
  }
}
