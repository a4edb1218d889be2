package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.UserName;
import chat.protocol.control.JsonFields;
import chat.protocol.control.State;
import chat.protocol.control.TcrpHeader;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.Envelope;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.room.Alias;
import chat.server.room.Member;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * nyantarou, for course document 004: asks like any JSON client, but reads answers whose sizes are
 * zero, and has a type byte in each datagram. It cannot be told from others by its request.
 */
final class Nyantarou implements Dialect {
  private static final int TOKEN_FIELD = 255;
  private static final int HEADER = 3;
  private static final int TYPE = 2;
  private static final int CHAT = 0;
  private static final int LEAVE = 1;

  private final Style style;

  Nyantarou(NoticeLanguage language) {
    Style plain = Style.plain(language).stamping(who -> who.value() + " : ");
    this.style =
        plain
            .wrapping(Bytes.of((byte) CHAT)::plus)
            .telling(
                notice ->
                    plain.telling().apply(notice).stream()
                        .map(Bytes.of((byte) (Style.isEnd(notice) ? LEAVE : CHAT))::plus)
                        .toList());
  }

  @Override
  public List<String> names() {
    return List.of("nyantarou");
  }

  @Override
  public boolean claims(Look look) {
    return false;
  }

  @Override
  public boolean claimsAtItsOwnPorts(Look look) {
    return look.is(State.Known.REQUEST)
        && look.entersARoom()
        && look.hasOnly("username", "password");
  }

  @Override
  public Request ask(TcrpMessage asked) {
    JsonFields json = Guests.json(asked);
    return Guests.enter(
        asked,
        Guests.guest(
            new UserName(json.text("username")),
            Guests.password(json.text("password")),
            OptionalInt.empty()));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    Bytes response = header(asked, State.Known.RESPONSE);
    return switch (answer) {
      case Refused refused -> Reply.of(response);
      case Listed listed -> Reply.of(response);
      case Admitted admitted -> {
        Bytes token = admitted.token().encode();
        Bytes complete = header(asked, State.Known.COMPLETE).plus(Padded.to(TOKEN_FIELD, token));
        yield Reply.of(response, complete)
            .aliases(new Alias(token, Optional.empty()))
            .tongue(tongueOf(admitted.member()));
      }
    };
  }

  @Override
  public Tongue tongue() {
    return StyledTongue.of(style);
  }

  /** Its own form; who has another one shows a token that is known in that. */
  @Override
  public List<Envelope> open(Bytes datagram) {
    List<Envelope> readings = new ArrayList<>();
    if (datagram.size() >= HEADER) {
      int tokenAt = HEADER + datagram.at(0);
      int textAt = tokenAt + datagram.at(1);
      if (textAt <= datagram.size()) {
        Bytes type = datagram.slice(TYPE, TYPE + 1);
        readings.add(
            Envelope.of(
                datagram.slice(HEADER, tokenAt),
                datagram.slice(tokenAt, textAt),
                type.plus(datagram.slice(textAt, datagram.size()))));
      }
    }
    try {
      readings.addAll(Dialect.super.open(datagram));
    } catch (ProtocolException e) {
      if (readings.isEmpty()) {
        throw e;
      }
    }
    return readings;
  }

  @Override
  public boolean hasPlainHeaders() {
    return false;
  }

  /** Its client says itself that it is there; everybody has been told. */
  private Tongue tongueOf(Member member) {
    String arrival = member.name() + "が" + member.roomName() + "に参加しました。";
    return StyledTongue.of(style.reading(body -> speech(body, arrival)));
  }

  private static Speech speech(Bytes body, String arrival) {
    if (body.isEmpty()) {
      return new Speech.Hello();
    }
    return switch (body.at(0)) {
      case CHAT -> Style.read(body.slice(1, body.size()).asUtf8(), Set.of(), Set.of(arrival));
      case LEAVE -> new Speech.Leave();
      default ->
          throw new ProtocolException(Fault.MALFORMED, "the type of the datagram is unknown");
    };
  }

  /** The room's size without the room, and no payload, whatever follows. */
  private static Bytes header(TcrpMessage asked, State state) {
    return new TcrpHeader(asked.room().size(), asked.operation(), state, 0).encode();
  }
}
