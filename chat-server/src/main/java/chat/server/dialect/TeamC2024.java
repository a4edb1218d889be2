package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Look.Form;
import chat.server.dialect.Reply.Ending;
import chat.server.room.Alias;
import chat.server.room.Tongue;
import java.util.List;
import java.util.Optional;

/**
 * teamC2024: answers of two bytes, the second with a token filled up to 255 bytes; the connection
 * stays open, and what is heard ends with the room.
 */
final class TeamC2024 implements Dialect {
  private static final int TOKEN_FIELD = 255;
  private static final int REFUSED = 0;

  private final Style style;

  TeamC2024(NoticeLanguage language) {
    this.style = Style.plain(language).stamping(who -> who.value() + " : ").leaving("exit");
  }

  @Override
  public List<String> names() {
    return List.of("teamC2024");
  }

  @Override
  public boolean claims(Look look) {
    return false;
  }

  @Override
  public boolean claimsAtItsOwnPorts(Look look) {
    return look.is(State.Known.REQUEST) && look.entersARoom() && look.form() == Form.RAW;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    return Guests.enter(asked, Guests.guest(UserName.decode(asked.payload())));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          Reply.of(step(asked, REFUSED).plus(Bytes.utf8(reason)));
      case Listed listed -> Reply.of(step(asked, REFUSED));
      case Admitted admitted -> {
        Bytes token = admitted.token().encode();
        Bytes field = Padded.to(TOKEN_FIELD, token);
        yield Reply.of(
                step(asked, State.Known.RESPONSE.code()),
                step(asked, State.Known.COMPLETE.code()).plus(field))
            .ending(Ending.LEAVE_OPEN)
            .aliases(new Alias(field, Optional.empty()))
            .tongue(StyledTongue.of(inRoom(" in " + admitted.member().roomName())));
      }
    };
  }

  @Override
  public Tongue tongue() {
    return StyledTongue.of(style);
  }

  private Style inRoom(String where) {
    return style.sending(
        (who, text) -> Bytes.utf8(who.value() + " : " + text + where),
        style.max() - Bytes.utf8(where).size());
  }

  private static Bytes step(TcrpMessage asked, int state) {
    return Bytes.of((byte) asked.operation().code(), (byte) state);
  }
}
