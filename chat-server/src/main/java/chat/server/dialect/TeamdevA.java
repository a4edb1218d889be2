package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.control.JsonFields;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Look.Form;
import chat.server.room.Tongue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * teamdev-A-backend, course document 002: asks in state 1, needs a pause between the two frames,
 * shows only what it hears, and hears under its own header.
 */
final class TeamdevA implements Dialect {
  /** It is told that it was understood before anybody has looked. */
  private static final Bytes UNDERSTOOD =
      new TcrpMessage(
              Operation.Known.CREATE, State.Known.RESPONSE, Bytes.EMPTY, Bytes.of((byte) 200))
          .encode();

  private static final int OK = 200;
  private static final int FAILED = 400;
  private static final int NOT_FOUND = 404;

  private final Style style;

  TeamdevA(NoticeLanguage language) {
    this.style = Style.plain(language);
  }

  @Override
  public List<String> names() {
    return List.of("teamdev-a");
  }

  @Override
  public boolean claims(Look look) {
    return look.is(State.Known.RESPONSE) && look.entersARoom() && look.form() == Form.RAW;
  }

  /** The plain protocol refuses a request in state 1. */
  @Override
  public boolean claimsAtTheMainPorts(Look look) {
    return false;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    return Guests.enter(asked, Guests.guest(UserName.decode(asked.payload())));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          reply(
              asked,
              Bytes.EMPTY,
              status == StatusCode.Known.NO_SUCH_ROOM ? NOT_FOUND : FAILED,
              Optional.empty());
      case Admitted admitted ->
          reply(asked, asked.room(), OK, Optional.of(admitted.token().value()))
              .tongue(StyledTongue.echoing(style.wrapping(Headers.own(admitted))));
      case Listed listed -> reply(asked, Bytes.EMPTY, FAILED, Optional.empty());
    };
  }

  @Override
  public Tongue tongue() {
    return StyledTongue.echoing(style);
  }

  private static Reply reply(TcrpMessage asked, Bytes room, int status, Optional<String> token) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status_code", status);
    json.put("user_token", token.isPresent() ? token.get() : Optional.empty());
    TcrpMessage complete =
        new TcrpMessage(asked.operation(), State.Known.COMPLETE, room, JsonFields.write(json));
    return Reply.of(UNDERSTOOD, complete.encode()).apart();
  }
}
