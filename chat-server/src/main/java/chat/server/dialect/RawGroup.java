package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Look.Form;
import chat.server.room.Alias;
import chat.server.room.Member;
import chat.server.room.Tongue;
import java.util.List;
import java.util.Optional;

/**
 * A bare user name: any client that follows the text, and four that read the answer each in its own
 * way. All get the same bytes, and what they show as their token tells which they are.
 *
 * <ul>
 *   <li>The token: a client of the plain protocol, or kanaryo.
 *   <li>The whole answer: niwatori, or explorer, which takes what comes for the token.
 *   <li>The token and the byte in front of it: uenoshnj, which skips one byte too few.
 * </ul>
 */
final class RawGroup implements Dialect {
  private static final String LEAVE = "exit";

  private final PlainDialect plain;
  private final Explorer explorer;
  private final Takeo takeo;
  private final Style uenoshnj;

  RawGroup(PlainDialect plain, Explorer explorer, Takeo takeo, NoticeLanguage language) {
    this.plain = plain;
    this.explorer = explorer;
    this.takeo = takeo;
    this.uenoshnj = Style.plain(language).stamping(who -> who.value() + " : ").leaving(LEAVE);
  }

  @Override
  public List<String> names() {
    return List.of("niwatori", "kanaryo", "uenoshnj");
  }

  @Override
  public boolean claims(Look look) {
    return look.is(State.Known.REQUEST)
        && look.entersARoom()
        && look.form() == Form.RAW
        && !takeo.claims(look);
  }

  @Override
  public boolean claimsAtTheMainPorts(Look look) {
    return look.is(State.Known.REQUEST) && look.entersARoom() && look.form() == Form.RAW;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    return plain.ask(asked);
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    Reply reply = plain.answer(asked, answer);
    return switch (answer) {
      case Admitted admitted -> reply.aliases(aliases(admitted, reply.writes()));
      case Answer.Refused refused -> reply;
      case Answer.Listed listed -> reply;
    };
  }

  @Override
  public Tongue tongue() {
    return plain.tongue();
  }

  private Alias[] aliases(Admitted admitted, List<Bytes> writes) {
    Member member = admitted.member();
    Bytes all = writes.getFirst();
    Bytes token = admitted.token().encode();
    Bytes oneTooMany = all.slice(all.size() - token.size() - 1, all.size());
    UserName name = member.name();
    return new Alias[] {
      new Alias(all, Optional.of(explorer.tongueOf(name))),
      new Alias(
          oneTooMany,
          Optional.of(StyledTongue.of(uenoshnj.wrapping(Headers.shown(member, oneTooMany)))))
    };
  }
}
