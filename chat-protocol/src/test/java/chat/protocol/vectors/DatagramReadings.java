package chat.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import chat.protocol.notice.NoticeText;
import chat.testkit.Vectors.Vector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** client-datagrams.json, bodies.json and server-datagrams.json. */
final class DatagramReadings {
  private static final Set<String> LEAVES = Set.of("/quit", "/exit", "exit!");

  private DatagramReadings() {}

  static JsonNode fromClient(Vector vector) {
    Bytes bytes = vector.bytes();
    ClientDatagram datagram = DatagramCodec.decode(bytes.toArray(), 0, bytes.size());
    assertThat(DatagramCodec.encode(datagram)).isEqualTo(bytes);
    ObjectNode fields =
        Reading.object()
            .put("room", datagram.room().value())
            .put("token", datagram.token().value())
            .put("body", datagram.body().toString());
    try {
      fields.put("text", datagram.body().asUtf8());
    } catch (ProtocolException e) {
      assertThat(e.fault()).isEqualTo(Fault.NOT_UTF8);
    }
    return fields;
  }

  static JsonNode body(Vector vector) {
    String said = SafeText.clean(vector.bytes().asUtf8()).replaceFirst("\n+$", "");
    if (said.isEmpty()) {
      return Reading.object().put("does", "keepalive");
    }
    if (LEAVES.contains(said)) {
      return Reading.object().put("does", "leave");
    }
    UserName speaker = new UserName(vector.meaning().orElseThrow().path("speaker").asText());
    ObjectNode fields = Reading.object().put("does", "say").put("speaker", speaker.value());
    ArrayNode datagrams = fields.putArray("datagrams");
    StampedText.encode(speaker, Utterance.of(said))
        .forEach(datagram -> datagrams.add(datagram.body().toString()));
    return fields;
  }

  static JsonNode fromServer(Vector vector) {
    String text = new ServerDatagram(vector.bytes()).body().asUtf8();
    if (text.isEmpty()) {
      return Reading.object().put("is", "keepalive");
    }
    if (text.startsWith(NoticeText.PREFIX)) {
      return Reading.object().put("is", "notice");
    }
    ObjectNode fields = Reading.object().put("is", "said");
    ArrayNode lines = fields.putArray("lines");
    for (String line : List.of(text.split("\n", -1))) {
      int end = line.indexOf(": ");
      lines
          .addObject()
          .put("speaker", new UserName(line.substring(0, end)).value())
          .put("text", line.substring(end + 2));
    }
    return fields;
  }
}
