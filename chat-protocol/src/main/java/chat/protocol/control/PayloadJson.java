package chat.protocol.control;

import static chat.protocol.Json.longNumber;
import static chat.protocol.Json.malformed;
import static chat.protocol.Json.number;
import static chat.protocol.Json.text;

import chat.protocol.Bytes;
import chat.protocol.Json;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.ResumeSecret;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.Keeper;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The JSON payloads (sections 3.4.2, 3.6.2, 3.7 and 11.1). Unknown keys are ignored. */
final class PayloadJson {
  private static final String LOBBY = "lobby";
  private static final int PORT_MAX = 65535;
  private static final long ID_MAX = 0xFFFF_FFFFL;

  private PayloadJson() {}

  static Bytes write(JsonEntry entry) {
    ObjectNode json = Json.object();
    json.put("username", entry.user().value());
    entry.password().ifPresent(password -> json.put("password", password.value()));
    entry.udpPort().ifPresent(port -> json.put("udp_port", port));
    entry.extensions().ifPresent(names -> names.forEach(json.putArray("extensions")::add));
    entry.resume().ifPresent(secret -> json.put("resume", secret.value()));
    entry.maxDatagram().ifPresent(size -> json.put("max_datagram", size));
    return Json.write(json);
  }

  static JsonEntry readEntry(Bytes payload) {
    JsonNode json = Json.read(payload);
    return new JsonEntry(
        new UserName(userName(json)),
        text(json, "password").filter(value -> !value.isEmpty()).map(Password::new),
        port(json),
        extensions(json),
        text(json, "resume").map(ResumeSecret::new),
        maxDatagram(json));
  }

  static Bytes write(Grant grant) {
    ObjectNode json = Json.object();
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
    grant
        .log()
        .ifPresent(
            log ->
                json.put("resume", log.resume().value())
                    .put("seq", log.newest())
                    .put("oldest", log.oldest())
                    .put("said", log.said()));
    return Json.write(json);
  }

  /** A whole grant, or, from a server that wraps its token in some other object, the token. */
  static Admission readAdmission(Bytes payload) {
    JsonNode json = Json.read(payload);
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
        port(json),
        log(json));
  }

  static Bytes write(RoomList list) {
    ObjectNode json = Json.object();
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
    return Json.write(json);
  }

  static RoomList readRoomList(Bytes payload) {
    JsonNode json = Json.read(payload);
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

  private static String userName(JsonNode json) {
    return text(json, "username")
        .filter(value -> !value.isEmpty())
        .or(() -> text(json, "user_name"))
        .orElse("");
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

  private static OptionalInt maxDatagram(JsonNode json) {
    int size = number(json, "max_datagram", Integer.MAX_VALUE);
    return size == 0 ? OptionalInt.empty() : OptionalInt.of(size);
  }

  private static Optional<LogGrant> log(JsonNode json) {
    long newest = longNumber(json, "seq", Long.MAX_VALUE - 1);
    return text(json, "resume")
        .flatMap(secret -> valid(ResumeSecret::new, secret))
        .filter(secret -> strings(json.path("extensions")).contains(Extensions.LOG))
        .map(
            secret ->
                new LogGrant(
                    secret,
                    newest,
                    Math.clamp(longNumber(json, "oldest", Long.MAX_VALUE), 1L, newest + 1),
                    longNumber(json, "said", ID_MAX)));
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
}
