package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.UserName;
import chat.protocol.control.JsonFields;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Look.Form;
import chat.server.room.Tongue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** kevin and kanaru: the user name is a JSON string, and the talk comes with the name in front. */
final class Kevin implements Dialect {
  private static final String CLOSED = "__ROOM_CLOSED__";

  private final Tongue tongue;

  Kevin(NoticeLanguage language) {
    this.tongue =
        StyledTongue.of(
            Style.plain(language)
                .reading(
                    body -> Style.read(body.asUtf8(), Set.of("__LEAVE__"), Set.of("__REGISTER__")))
                .named(language)
                .closingWith(CLOSED));
  }

  @Override
  public List<String> names() {
    return List.of("kevin", "kanaru");
  }

  @Override
  public boolean claims(Look look) {
    return look.is(State.Known.REQUEST) && look.entersARoom() && look.form() == Form.STRING;
  }

  /** The plain protocol has names with quotation marks. */
  @Override
  public boolean claimsAtTheMainPorts(Look look) {
    return false;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    String name =
        JsonFields.readString(asked.payload())
            .orElseThrow(() -> new ProtocolException(Fault.MALFORMED, "a name is a JSON string"));
    return Guests.enter(asked, Guests.guest(new UserName(name)));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          Reply.of(frame(asked, State.Known.RESPONSE, Map.of("success", 0, "message", reason)));
      case Admitted admitted ->
          Reply.of(
              frame(asked, State.Known.RESPONSE, Map.of("success", 1)),
              frame(asked, State.Known.COMPLETE, Map.of("token", admitted.token().value())));
      case Listed listed -> Reply.of(frame(asked, State.Known.RESPONSE, Map.of("success", 0)));
    };
  }

  @Override
  public Tongue tongue() {
    return tongue;
  }

  private static Bytes frame(TcrpMessage asked, State state, Map<String, ?> json) {
    return new TcrpMessage(asked.operation(), state, asked.room(), JsonFields.write(json)).encode();
  }
}
