package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.control.JsonFields;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.room.Tongue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * noviceA and espada: the request tells an address for the talk. Only its port is believed; the
 * talk goes to the address that asked.
 */
final class NoviceA implements Dialect {
  private static final int ACCEPTED = 202;
  private static final int FAILED = 400;
  private static final int PORT_INDEX = 1;

  private final Tongue tongue;

  NoviceA(NoticeLanguage language) {
    this.tongue = StyledTongue.of(Style.plain(language).leaving("exit"));
  }

  @Override
  public List<String> names() {
    return List.of("noviceA", "espada");
  }

  @Override
  public boolean claims(Look look) {
    return look.is(State.Known.REQUEST)
        && look.entersARoom()
        && look.has("user_name", "user_address")
        && !look.has("room_list");
  }

  @Override
  public Request ask(TcrpMessage asked) {
    JsonFields json = Guests.json(asked);
    return Guests.enter(
        asked,
        Guests.guest(new UserName(json.text("user_name")), json.port("user_address", PORT_INDEX)));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          reply(asked, FAILED, reason, Optional.empty());
      case Admitted admitted -> reply(asked, ACCEPTED, "OK", Optional.of(admitted.token().value()));
      case Listed listed -> reply(asked, FAILED, "", Optional.empty());
    };
  }

  @Override
  public Tongue tongue() {
    return tongue;
  }

  private static Reply reply(
      TcrpMessage asked, int status, String message, Optional<String> token) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", status);
    json.put("message", message);
    json.put("token", token.isPresent() ? token.get() : Optional.empty());
    return Reply.of(
        List.of(
            new TcrpMessage(
                asked.operation(), State.Known.COMPLETE, Bytes.EMPTY, JsonFields.write(json))));
  }
}
