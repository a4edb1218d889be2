package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.UserName;
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
import java.util.List;

/**
 * mthd: creates in state 1 and joins in state 0 with a bare name; 32 bytes are a token, anything
 * else is a text that says why not.
 */
final class Mthd implements Dialect {
  private static final int TOKEN_SIZE = 32;

  private final Tongue tongue;

  Mthd(NoticeLanguage language) {
    this.tongue = StyledTongue.of(Style.plain(language));
  }

  @Override
  public List<String> names() {
    return List.of("mthd");
  }

  @Override
  public boolean claims(Look look) {
    return false;
  }

  @Override
  public boolean claimsAtItsOwnPorts(Look look) {
    boolean create = look.is(Operation.Known.CREATE) && look.is(State.Known.RESPONSE);
    boolean join = look.is(Operation.Known.JOIN) && look.is(State.Known.REQUEST);
    return (create || join) && look.entersARoom() && look.form() == Form.RAW;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    return Guests.enter(asked, Guests.guest(UserName.decode(asked.payload())));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) -> Reply.of(notATokenSize(reason));
      case Listed listed -> Reply.of(notATokenSize(""));
      case Admitted admitted -> Reply.of(admitted.token().encode());
    };
  }

  @Override
  public Tongue tongue() {
    return tongue;
  }

  private static Bytes notATokenSize(String reason) {
    Bytes text = Bytes.utf8(reason);
    return text.size() == TOKEN_SIZE ? text.plus(Bytes.utf8(" ")) : text;
  }
}
