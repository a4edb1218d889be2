package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.RoomName;
import chat.protocol.SafeText;
import chat.protocol.control.ControlPayload;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Entry;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.LeaveWords;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import chat.protocol.notice.NoticeLanguage;
import chat.protocol.notice.NoticeText;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Request.Create;
import chat.server.dialect.Request.Guest;
import chat.server.dialect.Request.Join;
import chat.server.dialect.Request.ListRooms;
import chat.server.room.Liveness;
import chat.server.room.RoomEvent;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.RoomEvent.Said;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The plain protocol, as {@code docs/protocol.md} has it. */
public final class PlainDialect implements Dialect, Tongue {
  private static final ServerDatagram KEPT_ALIVE = new ServerDatagram(Bytes.EMPTY);

  private final NoticeLanguage language;

  /** Speaks its notices in {@code language}. */
  public PlainDialect(NoticeLanguage language) {
    this.language = language;
  }

  @Override
  public List<String> names() {
    return List.of("plain", "model", "tsuyoshi");
  }

  /** It is what is left when nobody else claims a request. */
  @Override
  public boolean claims(Look look) {
    return false;
  }

  @Override
  public Tongue tongue() {
    return this;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    if (asked.state() != State.Known.REQUEST) {
      throw new ProtocolException(Fault.MALFORMED, "a request has state 0");
    }
    return switch (asked.operation()) {
      case Operation.Known.CREATE -> new Create(RoomName.decode(asked.room()), guest(asked));
      case Operation.Known.JOIN -> new Join(RoomName.decode(asked.room()), guest(asked));
      case Operation.Known.LIST -> new ListRooms();
      case Operation.Unknown unknown ->
          throw new ProtocolException(
              Fault.UNKNOWN_OPERATION, "operation " + unknown.code() + " is unknown");
    };
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return Reply.of(messages(asked, answer));
  }

  private static List<TcrpMessage> messages(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          List.of(message(asked, State.Known.RESPONSE, new Status(status, reason)));
      case Admitted admitted -> granted(asked, admission(admitted));
      case Listed(var rooms) -> granted(asked, new RoomList(rooms.rooms(), rooms.total()));
    };
  }

  @Override
  public Speech speak(Bytes body) {
    String text = SafeText.clean(body.asUtf8());
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    String said = text.substring(0, end);
    if (said.isEmpty()) {
      return new Speech.Hello();
    }
    return LeaveWords.contains(said) ? new Speech.Leave() : new Speech.Text(said);
  }

  @Override
  public List<ServerDatagram> hear(RoomEvent event) {
    return switch (event) {
      case Said(var speaker, String text) -> StampedText.encode(speaker, text);
      case Announced(var notice) ->
          List.of(new ServerDatagram(Bytes.utf8(NoticeText.render(notice, language))));
      case KeptAlive() -> List.of(KEPT_ALIVE);
    };
  }

  private static Guest guest(TcrpMessage asked) {
    Entry entry = PayloadCodec.decodeEntry(asked.payload());
    return switch (entry) {
      case RawEntry(var user) ->
          new Guest(user, Optional.empty(), OptionalInt.empty(), Liveness.IDLE);
      case JsonEntry json ->
          new Guest(
              json.user(),
              json.password(),
              json.udpPort(),
              json.extensions().isPresent() ? Liveness.KEEPALIVE : Liveness.IDLE);
    };
  }

  /** Who asked for a grant is the one who sends keepalives, and the other way round. */
  private static ControlPayload admission(Admitted admitted) {
    var member = admitted.member();
    return switch (member.liveness()) {
      case IDLE -> new BareToken(member.token());
      case KEEPALIVE ->
          new Grant(
              member.token(),
              List.of(),
              admitted.host(),
              admitted.members(),
              admitted.terms().keepalive(),
              DatagramCodec.maxText(member.roomName(), member.token()),
              Optional.of(admitted.terms().rate()),
              OptionalInt.of(admitted.terms().udpPort()));
    };
  }

  private static List<TcrpMessage> granted(TcrpMessage asked, ControlPayload payload) {
    return List.of(
        message(asked, State.Known.RESPONSE, new Status(StatusCode.Known.OK, "")),
        message(asked, State.Known.COMPLETE, payload));
  }

  /** Echoes the room to those who asked in JSON only: others would take it for the payload. */
  private static TcrpMessage message(TcrpMessage asked, State state, ControlPayload payload) {
    Bytes room = PayloadCodec.isJsonObject(asked.payload()) ? asked.room() : Bytes.EMPTY;
    return new TcrpMessage(asked.operation(), state, room, PayloadCodec.encode(payload));
  }
}
