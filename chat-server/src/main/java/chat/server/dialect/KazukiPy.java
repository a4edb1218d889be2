package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.UserName;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Look.Form;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * kazuki-py: {@code user:password} in the request, two bytes and the token in the answer, and a
 * name in front of each text in both directions.
 */
final class KazukiPy implements Dialect {
  private static final char SEPARATOR = ':';

  private final Style style;

  KazukiPy(NoticeLanguage language) {
    this.style = Style.plain(language).reading(KazukiPy::speech).named(language);
  }

  @Override
  public List<String> names() {
    return List.of("kazuki-py");
  }

  @Override
  public boolean claims(Look look) {
    return false;
  }

  @Override
  public boolean claimsAtItsOwnPorts(Look look) {
    return look.is(State.Known.REQUEST)
        && look.entersARoom()
        && look.form() == Form.RAW
        && separator(look.payload()) >= 0;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    Bytes payload = asked.payload();
    int at = separator(payload);
    if (at < 0) {
      throw new ProtocolException(Fault.MALFORMED, "the payload is no user:password");
    }
    return Guests.enter(
        asked,
        Guests.guest(
            UserName.decode(payload.slice(0, at)),
            Guests.password(payload.slice(at + 1, payload.size()).asUtf8()),
            OptionalInt.empty()));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          Reply.of(step(asked, status).plus(Bytes.utf8(reason)));
      case Listed listed -> Reply.of(step(asked, StatusCode.Known.UNKNOWN_OPERATION));
      case Admitted admitted ->
          Reply.of(step(asked, StatusCode.Known.OK).plus(admitted.token().encode()))
              .tongue(StyledTongue.of(style.wrapping(Headers.own(admitted))));
    };
  }

  @Override
  public Tongue tongue() {
    return StyledTongue.of(style);
  }

  /** The name in front is its own, as the server knows it anyway. */
  private static Speech speech(Bytes body) {
    int text = body.isEmpty() ? 0 : 1 + body.at(0);
    if (text > body.size()) {
      throw new ProtocolException(Fault.MALFORMED, "the name is longer than the datagram");
    }
    return Style.read(body.slice(text, body.size()).asUtf8(), Set.of(), Set.of());
  }

  private static int separator(Bytes payload) {
    for (int i = 1; i < payload.size(); i++) {
      if (payload.at(i) == SEPARATOR) {
        return i;
      }
    }
    return -1;
  }

  private static Bytes step(TcrpMessage asked, StatusCode status) {
    return Bytes.of((byte) asked.operation().code(), (byte) status.code());
  }
}
