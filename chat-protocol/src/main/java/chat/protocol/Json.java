package chat.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * JSON objects as this protocol has them (section 1).
 *
 * <p>Depth, string and document size are bounded, a key may stand only once, nothing may follow the
 * object.
 */
public final class Json {
  private static final int DEPTH_MAX = 8;
  private static final int NUMBER_LENGTH_MAX = 20;
  private static final int BUFFERS_MAX = 16;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(NUMBER_LENGTH_MAX)
                          .maxStringLength(ProtocolLimits.REQUEST_PAYLOAD_MAX)
                          .maxNameLength(ProtocolLimits.REASON_MAX)
                          .maxDocumentLength(ProtocolLimits.RESPONSE_PAYLOAD_MAX)
                          .build())
                  // The default pool keeps buffers for each thread, and a virtual thread lives for
                  // one request.
                  .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS_MAX))
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JavaType FIELDS =
      MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class);

  private Json() {}

  /** An object without keys. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Reads an object.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}, {@link Fault#NOT_UTF8}
   */
  public static JsonNode read(Bytes payload) {
    try {
      // As text, because Jackson would take bytes for UTF-16 too, and is lenient about UTF-8.
      JsonNode json = MAPPER.readTree(payload.asUtf8());
      if (!json.isObject()) {
        throw malformed("the payload is no JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw malformed("the payload is no valid JSON");
    }
  }

  /**
   * Reads an object as its keys and values, in their order.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}, {@link Fault#NOT_UTF8}
   */
  public static Map<String, Object> readFields(Bytes payload) {
    try {
      Optional<Map<String, Object>> fields =
          Optional.ofNullable(MAPPER.readValue(payload.asUtf8(), FIELDS));
      return fields.orElseThrow(() -> malformed("the payload is no JSON object"));
    } catch (JsonProcessingException e) {
      throw malformed("the payload is no valid JSON object");
    }
  }

  /**
   * Reads a single string; none when it is another value.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}, {@link Fault#NOT_UTF8}
   */
  public static Optional<String> readString(Bytes payload) {
    try {
      return Optional.ofNullable(MAPPER.readTree(payload.asUtf8()).textValue());
    } catch (JsonProcessingException e) {
      throw malformed("the payload is no valid JSON");
    }
  }

  /** An object of these keys and values, as it travels. An empty Optional is written as null. */
  public static Bytes writeFields(Map<String, ?> fields) {
    ObjectNode json = object();
    fields.forEach(
        (key, value) -> {
          if (value instanceof Optional<?>) {
            json.putNull(key);
          } else {
            json.set(key, MAPPER.valueToTree(value));
          }
        });
    return write(json);
  }

  /** The object as it travels. */
  public static Bytes write(JsonNode json) {
    try {
      return Bytes.of(MAPPER.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree of plain values can always be written", e);
    }
  }

  /**
   * The string under {@code key}; none when the key is missing or null.
   *
   * @throws ProtocolException {@link Fault#MALFORMED} when it is no string
   */
  public static Optional<String> text(JsonNode json, String key) {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw malformed("\"" + key + "\" must be a string");
    }
    return Optional.of(value.textValue());
  }

  /** The number under {@code key}, brought into 0 to {@code max}; 0 when there is none. */
  public static int number(JsonNode json, String key, int max) {
    return (int) longNumber(json, key, max);
  }

  /** The number under {@code key}, brought into 0 to {@code max}; 0 when there is none. */
  public static long longNumber(JsonNode json, String key, long max) {
    JsonNode value = json.path(key);
    if (!value.isNumber()) {
      return 0;
    }
    // What no long can hold becomes the longest one, on its side of zero.
    long whole = value.canConvertToLong() ? value.longValue() : (long) value.doubleValue();
    return Math.clamp(whole, 0L, max);
  }

  /** What an object that does not hold what it must is refused with. */
  public static ProtocolException malformed(String message) {
    return new ProtocolException(Fault.MALFORMED, message);
  }
}
