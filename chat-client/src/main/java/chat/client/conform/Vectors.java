package chat.client.conform;

import chat.protocol.Bytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The wire vectors of {@code docs/vectors}, which the jar carries. */
final class Vectors {
  private Vectors() {}

  /**
   * One case.
   *
   * @param name what it is called in its file
   * @param bytes what travels
   * @param meaning what it means, unless it is to be refused
   */
  record Vector(String name, Bytes bytes, Optional<JsonNode> meaning) {}

  /** All cases of one file. */
  static List<Vector> read(String kind) {
    try (InputStream in = Vectors.class.getResourceAsStream("vectors/" + kind + ".json")) {
      List<Vector> vectors = new ArrayList<>();
      for (JsonNode one : new ObjectMapper().readTree(in).required("cases")) {
        vectors.add(
            new Vector(
                one.required("name").textValue(),
                Bytes.hex(one.required("bytes").textValue()),
                Optional.ofNullable(one.get("meaning"))));
      }
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
