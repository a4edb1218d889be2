package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.RoomName;
import chat.protocol.SafeText;
import chat.protocol.Utterance;
import chat.protocol.control.ControlPayload;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Entry;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Extensions;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.LeaveWords;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.notice.Notice;
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
import chat.server.room.LogRequest;
import chat.server.room.Member;
import chat.server.room.RoomEvent;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.RoomEvent.Repeated;
import chat.server.room.RoomEvent.Spoke;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The plain protocol, as {@code docs/protocol.md} has it. */
public final class PlainDialect implements Dialect, Tongue {
  private static final ServerDatagram KEPT_ALIVE = new ServerDatagram(Bytes.EMPTY);

  private final NoticeLanguage language;
  private final Set<String> extensions;
  private final Tongue logTongue = new LogTongue(this);

  /**
   * Speaks its notices in {@code language}.
   *
   * @param extensions those that this server offers
   */
  public PlainDialect(NoticeLanguage language, Set<String> extensions) {
    this.language = language;
    this.extensions = Set.copyOf(extensions);
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
  public Tongue tongue(Guest guest) {
    return guest.log().isPresent() ? logTongue : this;
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
    Utterance said = said(Utterance.decode(body));
    if (said.isEmpty()) {
      return new Speech.Hello();
    }
    return LeaveWords.contains(said) ? new Speech.Leave() : new Speech.Text(said);
  }

  @Override
  public List<ServerDatagram> hear(RoomEvent event) {
    return switch (event) {
      case Happened(LogEntry(long _, var _, Happening.Said(var speaker, var text))) ->
          StampedText.encode(speaker, text);
      case Spoke(var speaker, var text) -> StampedText.encode(speaker, text);
      case Happened(LogEntry entry) -> entry.what().notice().stream().map(this::notice).toList();
      case Announced(var notice) -> List.of(notice(notice));
      case KeptAlive() -> List.of(KEPT_ALIVE);
      case Framed _, Repeated _ -> List.of();
    };
  }

  @Override
  public boolean hearsAsPlainText() {
    return true;
  }

  /** What a member said, safe to show, without the end of the line that it typed. */
  static Utterance said(Utterance text) {
    return text.isPlain() ? text : Utterance.of(withoutLastNewlines(SafeText.clean(text.value())));
  }

  /** What a member said, without the end of the line that it typed. */
  static String withoutLastNewlines(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  private ServerDatagram notice(Notice notice) {
    return new ServerDatagram(Bytes.utf8(NoticeText.render(notice, language)));
  }

  private Guest guest(TcrpMessage asked) {
    Entry entry = PayloadCodec.decodeEntry(asked.payload());
    return switch (entry) {
      case RawEntry(var user) ->
          new Guest(user, Optional.empty(), OptionalInt.empty(), Liveness.IDLE);
      case JsonEntry json ->
          new Guest(
              json.user(),
              json.password(),
              json.udpPort(),
              json.extensions().isPresent() ? Liveness.KEEPALIVE : Liveness.IDLE,
              log(json));
    };
  }

  private Optional<LogRequest> log(JsonEntry json) {
    boolean agreed =
        json.extensions().orElse(List.of()).contains(Extensions.LOG)
            && extensions.contains(Extensions.LOG);
    return agreed
        ? Optional.of(
            new LogRequest(json.resume(), json.maxDatagram().orElse(LogRequest.DATAGRAM_DEFAULT)))
        : Optional.empty();
  }

  /** Who asked for a grant is the one who sends keepalives, and the other way round. */
  private static ControlPayload admission(Admitted admitted) {
    var member = admitted.member();
    return switch (member.liveness()) {
      case IDLE -> new BareToken(admitted.token());
      case KEEPALIVE ->
          new Grant(
              admitted.token(),
              admitted.log().isPresent() ? List.of(Extensions.LOG) : List.of(),
              admitted.host(),
              admitted.members(),
              admitted.terms().keepalive(),
              maxText(admitted),
              Optional.of(admitted.terms().rate()),
              OptionalInt.of(admitted.terms().udpPort()),
              admitted.log());
    };
  }

  /** A text must fit into the frame that carries it up, and into the one that carries it down. */
  private static int maxText(Admitted admitted) {
    Member member = admitted.member();
    int plain = DatagramCodec.maxText(member.roomName(), admitted.token());
    return admitted.log().isPresent()
        ? Math.min(plain - FrameCodec.SAY_OVERHEAD, FrameCodec.textMax())
        : plain;
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
