package chat.protocol.control;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.Keeper;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The JSON payloads (sections 3.4.2, 3.6.2 and 3.7), and the only user of Jackson.
 *
 * <p>Unknown keys are ignored. Depth, string and document size are bounded, a key may stand only
 * once, nothing may follow the object.
 */
final class PayloadJson {
  private static final String LOBBY = "lobby";
  private static final int DEPTH_MAX = 8;
  private static final int NUMBER_LENGTH_MAX = 20;
  private static final int PORT_MAX = 65535;

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
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JavaType FIELDS =
      MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class);

  private PayloadJson() {}

  static Bytes write(JsonEntry entry) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("username", entry.user().value());
    entry.password().ifPresent(password -> json.put("password", password.value()));
    entry.udpPort().ifPresent(port -> json.put("udp_port", port));
    entry.extensions().ifPresent(names -> names.forEach(json.putArray("extensions")::add));
    return bytes(json);
  }

  static JsonEntry readEntry(Bytes payload) {
    JsonNode json = object(payload);
    return new JsonEntry(
        new UserName(userName(json)),
        text(json, "password").filter(value -> !value.isEmpty()).map(Password::new),
        port(json),
        extensions(json));
  }

  static Bytes write(Grant grant) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("token", grant.token().value());
    grant.extensions().forEach(json.putArray("extensions")::add);
    json.put("host", grant.host().value());
    ArrayNode members = json.putArray("members");
    grant.members().forEach(member -> members.add(member.value()));
    json.put("keepalive_ms", grant.keepalive().toMillis());
    json.put("max_text", grant.maxText());
    grant
        .rate()
        .ifPresent(
            rate ->
                json.putObject("rate")
                    .put("burst", rate.burst())
                    .put("per_second", rate.perSecond()));
    grant.udpPort().ifPresent(port -> json.put("udp_port", port));
    return bytes(json);
  }

  /** A whole grant, or, from a server that wraps its token in some other object, the token. */
  static Admission readAdmission(Bytes payload) {
    JsonNode json = object(payload);
    Token token =
        new Token(text(json, "token").orElseThrow(() -> malformed("the answer has no \"token\"")));
    Optional<UserName> host = text(json, "host").flatMap(PayloadJson::userNameIfValid);
    int keepalive = number(json, "keepalive_ms", ProtocolLimits.KEEPALIVE_MILLIS_MAX);
    int maxText = number(json, "max_text", ProtocolLimits.CLIENT_DATAGRAM_MAX);
    if (host.isEmpty() || keepalive == 0 || maxText == 0) {
      return new BareToken(token);
    }
    return new Grant(
        token,
        strings(json.path("extensions")),
        host.get(),
        strings(json.path("members")).stream()
            .flatMap(name -> userNameIfValid(name).stream())
            .toList(),
        Duration.ofMillis(keepalive),
        maxText,
        rate(json.path("rate")),
        port(json));
  }

  static Bytes write(RoomList list) {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode rooms = json.putArray("rooms");
    for (RoomEntry room : list.rooms()) {
      ObjectNode entry =
          rooms
              .addObject()
              .put("name", room.name().value())
              .put("members", room.members())
              .put("password", room.password());
      if (room.keeper() == Keeper.SERVER) {
        entry.put(LOBBY, true);
      }
    }
    json.put("total", list.total());
    return bytes(json);
  }

  static RoomList readRoomList(Bytes payload) {
    JsonNode json = object(payload);
    JsonNode rooms = json.path("rooms");
    if (!rooms.isArray()) {
      throw malformed("the answer has no \"rooms\"");
    }
    List<RoomEntry> entries = new ArrayList<>();
    for (JsonNode room : rooms) {
      roomEntry(room).ifPresent(entries::add);
    }
    return new RoomList(
        entries, Math.max(entries.size(), number(json, "total", Integer.MAX_VALUE)));
  }

  static Map<String, Object> readFields(Bytes payload) {
    return MAPPER.convertValue(object(payload), FIELDS);
  }

  static Optional<String> readString(Bytes payload) {
    try {
      return Optional.ofNullable(MAPPER.readTree(payload.asUtf8()).textValue());
    } catch (JsonProcessingException e) {
      throw malformed("the payload is no valid JSON");
    }
  }

  /** An empty Optional is written as null. */
  static Bytes writeFields(Map<String, ?> fields) {
    ObjectNode json = MAPPER.createObjectNode();
    fields.forEach(
        (key, value) -> {
          if (value instanceof Optional<?>) {
            json.putNull(key);
          } else {
            json.set(key, MAPPER.valueToTree(value));
          }
        });
    return bytes(json);
  }

  private static Optional<RoomEntry> roomEntry(JsonNode room) {
    return text(room, "name")
        .flatMap(name -> valid(RoomName::new, name))
        .map(
            name ->
                new RoomEntry(
                    name,
                    number(room, "members", Integer.MAX_VALUE),
                    room.path("password").asBoolean(false),
                    room.path(LOBBY).asBoolean(false) ? Keeper.SERVER : Keeper.HOST));
  }

  private static JsonNode object(Bytes payload) {
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

  private static Bytes bytes(JsonNode json) {
    try {
      return Bytes.of(MAPPER.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree of plain values can always be written", e);
    }
  }

  private static String userName(JsonNode json) {
    return text(json, "username")
        .filter(value -> !value.isEmpty())
        .or(() -> text(json, "user_name"))
        .orElse("");
  }

  /** The string under {@code key}; none when the key is missing or null. */
  private static Optional<String> text(JsonNode json, String key) {
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
  private static int number(JsonNode json, String key, int max) {
    JsonNode value = json.path(key);
    return value.canConvertToLong() ? Math.clamp(value.longValue(), 0, max) : 0;
  }

  private static OptionalInt port(JsonNode json) {
    JsonNode value = json.path("udp_port");
    if (value.isMissingNode() || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw malformed("\"udp_port\" must be a port number");
    }
    int port = value.intValue();
    if (port < 1 || port > PORT_MAX) {
      throw malformed("\"udp_port\" must be 1 to 65535");
    }
    return OptionalInt.of(port);
  }

  private static Optional<List<String>> extensions(JsonNode json) {
    JsonNode value = json.path("extensions");
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray()) {
      throw malformed("\"extensions\" must be an array");
    }
    return Optional.of(strings(value));
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  private static Optional<Rate> rate(JsonNode json) {
    try {
      return json.isObject()
          ? Optional.of(
              new Rate(
                  number(json, "burst", Integer.MAX_VALUE), json.path("per_second").asDouble(0)))
          : Optional.empty();
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  private static Optional<UserName> userNameIfValid(String name) {
    return valid(UserName::new, name);
  }

  private static <T> Optional<T> valid(Function<String, T> type, String text) {
    try {
      return Optional.of(type.apply(text));
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  private static ProtocolException malformed(String message) {
    return new ProtocolException(Fault.MALFORMED, message);
  }
}
