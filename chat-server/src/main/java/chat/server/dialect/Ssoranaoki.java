package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.JsonFields;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Request.ListRooms;
import chat.server.room.Tongue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * ssoranaoki, course document 001: one frame of JSON for an answer, the port for the talk in the
 * request, and a room that ends when a notice says so in the right words.
 */
final class Ssoranaoki implements Dialect {
  private static final String SYSTEM = "システム";
  private static final String NOTICE = "[" + SYSTEM + "]: ";

  /** As Python writes it; other clients of the plain protocol may have these two keys as well. */
  private static final Bytes WRITTEN = Bytes.utf8("{\"user_name\": \"");

  /** Its client looks for this in all that it hears. */
  private static final String CLOSED = "ホストが退出したため";

  private final Style style;

  Ssoranaoki(NoticeLanguage language) {
    this.style =
        Style.plain(language)
            .stamping(who -> "[" + (isSystem(who) ? "(" + who.value() + ")" : who.value()) + "]: ")
            .telling(notice -> List.of(Bytes.utf8(NOTICE + words(notice))))
            .calming(Style.apart(CLOSED));
  }

  @Override
  public List<String> names() {
    return List.of("ssoranaoki");
  }

  @Override
  public boolean claims(Look look) {
    return look.is(State.Known.REQUEST)
        && look.hasOnly("user_name", "udp_port")
        && look.payload().startsWith(WRITTEN)
        && (look.entersARoom() || look.is(Operation.Known.LIST));
  }

  @Override
  public Request ask(TcrpMessage asked) {
    JsonFields json = Guests.json(asked);
    return asked.operation() == Operation.Known.LIST
        ? new ListRooms()
        : Guests.enter(
            asked, Guests.guest(new UserName(json.text("user_name")), json.port("udp_port")));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          reply(asked, State.Known.RESPONSE, Map.of("status", "error", "message", words(status)));
      case Admitted admitted -> {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "success");
        json.put("token", admitted.token().value());
        json.put("user_name", admitted.member().name().value());
        json.put("message", welcome(asked, admitted.member().roomName()));
        yield reply(asked, State.Known.COMPLETE, json);
      }
      case Listed(var rooms) ->
          reply(
              asked,
              State.Known.COMPLETE,
              Map.of(
                  "status",
                  "success",
                  "message",
                  rooms.rooms().stream().map(RoomEntry::name).map(RoomName::value).toList()));
    };
  }

  @Override
  public Tongue tongue() {
    return StyledTongue.of(style);
  }

  private static Reply reply(TcrpMessage asked, State state, Map<String, ?> fields) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", state.code());
    json.putAll(fields);
    return Reply.of(
        List.of(new TcrpMessage(asked.operation(), state, asked.room(), JsonFields.write(json))));
  }

  private static String welcome(TcrpMessage asked, RoomName room) {
    return "ルーム名：" + room + (asked.operation() == Operation.Known.CREATE ? "が作成されました" : "に参加しました");
  }

  private static String words(StatusCode.Known status) {
    return switch (status) {
      case ROOM_EXISTS -> "ルームが作成済みです";
      case NO_SUCH_ROOM -> "ルームが存在しません";
      default -> Japanese.of(status);
    };
  }

  private static String words(Notice notice) {
    return switch (notice) {
      case Notice.Joined(UserName who) -> calm(who) + "が参加しました";
      case Notice.Left(UserName who) -> calm(who) + "が退出しました";
      case Notice.TimedOut(UserName who) -> calm(who) + "がタイムアウトしました";
      case Notice.Kicked(UserName who) -> calm(who) + "がホストにより退出させられました";
      case Notice.RoomClosed(Notice.Cause cause) ->
          switch (cause) {
            case HOST_LEFT -> CLOSED + "、ルームが閉じられました";
            case HOST_CLOSED -> "ホストが閉じたか、" + CLOSED + "、ルームが閉じられました";
            case HOST_TIMED_OUT -> "タイムアウトで" + CLOSED + "、ルームが閉じられました";
            case SERVER_STOPPING -> "サーバーの停止で" + CLOSED + "、ルームが閉じられました";
          };
      case Notice.Personal personal ->
          switch (personal) {
            case YOU_LEFT -> "ルームから退出しました";
            case YOU_TIMED_OUT -> "しばらく発言がなかったか、" + CLOSED + "、ルームから退出しました";
            case YOU_WERE_KICKED -> "ホストに退出させられたか、" + CLOSED + "、ルームから退出しました";
            case TOO_FAST -> "送信が速すぎるため、メッセージを破棄しています";
          };
    };
  }

  private static String calm(UserName who) {
    return Style.apart(CLOSED).apply(who.value());
  }

  /** Nobody may speak in the system's name. */
  private static boolean isSystem(UserName who) {
    return who.key().equals(new UserName(SYSTEM).key());
  }
}
