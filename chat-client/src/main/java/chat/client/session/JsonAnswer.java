package chat.client.session;

import chat.client.session.Answer.Denied;
import chat.client.session.Answer.Granted;
import chat.protocol.Bytes;
import chat.protocol.Json;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.SafeText;
import chat.protocol.Token;
import chat.protocol.Utf8;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.StatusCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** An answer in JSON, of our own kind of server or of another. */
final class JsonAnswer {
  private static final int HTTP_REFUSAL = 400;
  private static final int HTTP_NOT_FOUND = 404;

  private final Bytes payload;
  private final JsonNode json;

  private JsonAnswer(Bytes payload, JsonNode json) {
    this.payload = payload;
    this.json = json;
  }

  /**
   * Reads an object.
   *
   * @throws ProtocolException when it is none
   */
  static JsonAnswer of(Bytes payload) {
    return new JsonAnswer(payload, Json.read(payload));
  }

  /** The token, or why there is none; {@code usual} is who it is that has no mark of his own. */
  Answer answer(Dialect usual) {
    Optional<Answer> no = refusal();
    if (no.isPresent()) {
      return no.get();
    }
    Optional<String> userToken = filled("user_token");
    if (userToken.isPresent()) {
      return new Granted(new Token(userToken.get()).encode(), Optional.empty(), Dialect.TEAMDEV_A);
    }
    Admission admission = PayloadCodec.decodeAdmission(payload);
    return switch (admission) {
      case Grant grant -> new Granted(grant.token().encode(), Optional.of(grant), Dialect.PLAIN);
      case BareToken(Token token) -> new Granted(token.encode(), Optional.empty(), dialect(usual));
    };
  }

  /** Whether it only says that the header came, and that more may follow. */
  boolean saysGoOn() {
    return json.size() == 1 && number("status") == 1;
  }

  /** The server's no, if this is one. */
  Optional<Answer> refusal() {
    if (filled("token").isPresent() || filled("user_token").isPresent()) {
      return Optional.empty();
    }
    String reason =
        filled("error_message").or(() -> filled("message")).or(() -> filled("error")).orElse("");
    int code = Math.max(number("status_code"), number("status"));
    if (code == HTTP_NOT_FOUND) {
      return Optional.of(new Denied(StatusCode.Known.NO_SUCH_ROOM, reason));
    }
    boolean no =
        code >= HTTP_REFUSAL
            || filled("error_message").isPresent()
            || filled("error").isPresent()
            || filled("status")
                .filter(word -> List.of("error", "failed").contains(word))
                .isPresent()
            || fails(json.path("success"));
    if (!no) {
      return Optional.empty();
    }
    return Optional.of(
        reason.isEmpty() && code > 0
            ? new Denied(StatusCode.of(code), "")
            : ForeignWords.refusal(reason));
  }

  private Dialect dialect(Dialect usual) {
    if (number("status") == 202) {
      return Dialect.NOVICE_A;
    }
    if (json.has("message_id")) {
      return Dialect.HRYT430;
    }
    if (json.has("operation") && json.has("state")) {
      return Dialect.TEAM_C2025;
    }
    return filled("status").isPresent() && filled("user_name").isPresent()
        ? Dialect.SSORANAOKI
        : usual;
  }

  private static boolean fails(JsonNode success) {
    return success.isBoolean() ? !success.asBoolean() : success.isNumber() && success.asInt() == 0;
  }

  private int number(String key) {
    return Json.number(json, key, HTTP_REFUSAL * 2);
  }

  private Optional<String> filled(String key) {
    JsonNode value = json.path(key);
    return value.isTextual() && !value.textValue().isEmpty()
        ? Optional.of(SafeText.cleanLine(value.textValue()))
            .filter(text -> Utf8.size(text) <= ProtocolLimits.REASON_MAX)
        : Optional.empty();
  }
}
