package chat.protocol.frame;

import static chat.protocol.Json.text;

import chat.protocol.Bytes;
import chat.protocol.Json;
import chat.protocol.ProtocolLimits;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON of ASK and ANSWER (section 11.7). */
final class WishJson {
  private static final int DONE = 0;
  private static final char REPLACEMENT = '\uFFFD';

  private WishJson() {}

  static Bytes write(Wish wish) {
    ObjectNode json = Json.object();
    switch (wish) {
      case Wish.Kick(UserName who) -> json.put("do", "kick").put("name", who.value());
      case Wish.Close() -> json.put("do", "close");
      case Wish.Whisper(UserName to, String text) ->
          json.put("do", "msg").put("name", to.value()).put("text", whole(text));
      case Wish.Unknown(String name) -> json.put("do", whole(name));
    }
    return Json.write(json);
  }

  static Wish readWish(Bytes payload) {
    JsonNode json = Json.read(payload);
    String name = required(json, "do");
    return switch (name) {
      case "kick" -> new Wish.Kick(user(json));
      case "close" -> new Wish.Close();
      case "msg" -> new Wish.Whisper(user(json), whole(required(json, "text")));
      default -> new Wish.Unknown(whole(name));
    };
  }

  static Bytes write(Reply reply) {
    ObjectNode json = Json.object();
    switch (reply) {
      case Reply.Done() -> json.put("status", DONE);
      case Reply.Declined(Reply.Why why, String reason) ->
          json.put("status", why.code()).put("reason", reason);
    }
    return Json.write(json);
  }

  static Reply readReply(Bytes payload) {
    JsonNode json = Json.read(payload);
    JsonNode code = json.path("status");
    if (!code.isIntegralNumber()) {
      throw Json.malformed("the answer has no \"status\"");
    }
    // Whatever it is, a number that is none of ours must not be taken for "done".
    int status = code.canConvertToInt() ? code.intValue() : Reply.Why.OTHER.code();
    String reason = text(json, "reason").map(SafeText::cleanLine).orElse("");
    return status == DONE
        ? new Reply.Done()
        : new Reply.Declined(
            Reply.Why.of(status), reason.length() > ProtocolLimits.REASON_MAX ? "" : reason);
  }

  private static UserName user(JsonNode json) {
    return new UserName(required(json, "name"));
  }

  /** Half a surrogate pair can come in a JSON escape, and cannot be written. */
  private static String whole(String text) {
    return text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String required(JsonNode json, String key) {
    return text(json, key)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> Json.malformed("the request has no \"" + key + "\""));
  }
}
