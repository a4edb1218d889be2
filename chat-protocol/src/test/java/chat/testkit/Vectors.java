package chat.testkit;

import chat.protocol.Bytes;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The wire vectors of {@code docs/vectors}; its README.md explains the files. */
public final class Vectors {
  private static final Path DIRECTORY = Path.of("..", "docs", "vectors");
  private static final String SUFFIX = ".json";
  private static final Set<String> KEYS = Set.of("name", "bytes", "meaning", "refused", "why");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Vectors() {}

  /**
   * One case: the bytes, and either what they mean or how they are refused.
   *
   * @param kind the file it stands in, without {@code .json}
   * @param name its name, unique in the file
   * @param bytes what travels
   * @param meaning the decoded fields, unless the bytes are refused
   * @param refused a status code or the name of a fault, unless they mean something
   * @param why a short explanation; may be empty where there is a meaning
   */
  public record Vector(
      String kind,
      String name,
      Bytes bytes,
      Optional<JsonNode> meaning,
      Optional<String> refused,
      String why) {
    /** How other texts refer to the case. */
    public String reference() {
      return kind + "/" + name;
    }

    @Override
    public String toString() {
      return reference();
    }
  }

  /** The names of all files, without {@code .json}. */
  public static Set<String> kinds() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      Set<String> kinds = new TreeSet<>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .forEach(name -> kinds.add(name.substring(0, name.length() - SUFFIX.length())));
      return kinds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All cases of one file, in its order. */
  public static List<Vector> read(String kind) {
    try {
      JsonNode cases = MAPPER.readTree(DIRECTORY.resolve(kind + SUFFIX).toFile()).path("cases");
      TreeMap<String, Vector> byName = new TreeMap<>();
      List<Vector> vectors = new ArrayList<>();
      for (JsonNode one : cases) {
        Vector vector = vector(kind, one);
        require(byName.put(vector.name(), vector) == null, vector + " stands there twice");
        vectors.add(vector);
      }
      require(!vectors.isEmpty(), kind + " has no cases");
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vector vector(String kind, JsonNode one) {
    one.fieldNames()
        .forEachRemaining(key -> require(KEYS.contains(key), kind + ": unknown key " + key));
    Vector vector =
        new Vector(
            kind,
            one.path("name").asText(),
            Bytes.hex(one.required("bytes").textValue()),
            Optional.ofNullable(one.get("meaning")),
            Optional.ofNullable(one.get("refused")).map(JsonNode::asText),
            one.path("why").asText());
    require(!vector.name().isEmpty(), kind + ": a case has no name");
    require(
        vector.meaning().isPresent() != vector.refused().isPresent(),
        vector + " needs either a meaning or a refusal");
    require(
        vector.meaning().isPresent() || !vector.why().isEmpty(),
        vector + " does not say why it is refused");
    return vector;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError("docs/vectors: " + otherwise);
    }
  }
}
