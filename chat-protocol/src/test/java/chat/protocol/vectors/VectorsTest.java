package chat.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ProtocolException;
import chat.testkit.Vectors;
import chat.testkit.Vectors.Vector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every case of every file. What the code reads is compared as a whole, so a field of a vector
 * that nobody reads is a failure too.
 */
class VectorsTest {
  private static final Map<String, Reading> READINGS =
      Map.ofEntries(
          Map.entry("headers", new HeaderReading()),
          Map.entry("requests", new RequestReading()),
          Map.entry("answers", new AnswerReading()),
          Map.entry("client-datagrams", DatagramReadings::fromClient),
          Map.entry("server-datagrams", DatagramReadings::fromServer),
          Map.entry("client-frames", FrameReadings::fromClient),
          Map.entry("server-frames", FrameReadings::fromServer),
          Map.entry("room-names", TextReadings::roomName),
          Map.entry("user-names", TextReadings::userName),
          Map.entry("notices", TextReadings::notice),
          Map.entry("safe-text", TextReadings::safeText),
          Map.entry("bodies", DatagramReadings::body));

  static Stream<Vector> vectors() {
    return Vectors.kinds().stream().flatMap(kind -> Vectors.read(kind).stream());
  }

  @Test
  void everyFileIsKnownAndThere() {
    assertThat(Vectors.kinds()).isEqualTo(READINGS.keySet());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void isReadAsItSays(Vector vector) throws IOException {
    JsonNode expected =
        vector.meaning().orElseGet(() -> TextNode.valueOf(vector.refused().orElseThrow()));
    assertThat(read(vector)).isEqualTo(expected);
  }

  private static JsonNode read(Vector vector) throws IOException {
    Reading reading = READINGS.get(vector.kind());
    try {
      return reading.fields(vector);
    } catch (ProtocolException e) {
      return TextNode.valueOf(reading.refusal(e.fault()));
    }
  }
}
