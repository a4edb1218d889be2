package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeLanguage;
import chat.protocol.notice.NoticeText;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Look.Form;
import chat.server.dialect.Reply.Ending;
import chat.server.dialect.Request.Join;
import chat.server.dialect.Request.ListRooms;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;
import java.util.Set;

/**
 * BackendExplorer, course document 003: joins by a dialogue (name, list, room), puts its name in
 * front of what it says, shows only what it hears, and goes when it hears {@code exit!}. Its
 * request to create is that of {@link RawGroup}.
 */
final class Explorer implements Dialect {
  private static final String OUT = "exit!";

  private final Style style;

  Explorer(NoticeLanguage language) {
    this.style = Style.plain(language).telling(notice -> told(notice, language));
  }

  @Override
  public List<String> names() {
    return List.of("explorer");
  }

  @Override
  public boolean claims(Look look) {
    return look.joinsNowhere() && look.form() == Form.RAW;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    UserName name = UserName.decode(asked.payload());
    return asked.room().isEmpty()
        ? new ListRooms()
        : new Join(RoomName.decode(asked.room()), Guests.guest(name));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          Reply.of(
              Bytes.utf8(
                  "ERROR: "
                      + (status == StatusCode.Known.NO_SUCH_ROOM
                          ? "Room does not exist"
                          : reason)));
      case Admitted admitted ->
          Reply.of(admitted.token().encode()).tongue(tongueOf(admitted.member().name()));
      case Listed(var rooms) -> Reply.of(Bytes.utf8(list(rooms.rooms()))).ending(Ending.ROOM_NAME);
    };
  }

  @Override
  public Tongue tongue() {
    return StyledTongue.echoing(style);
  }

  /** How this member speaks: with its own name in front, which the server adds for everybody. */
  Tongue tongueOf(UserName name) {
    String own = name.value() + ": ";
    return StyledTongue.echoing(style.reading(body -> speech(own, body.asUtf8())));
  }

  private static Speech speech(String own, String text) {
    return Style.read(
        text.startsWith(own) ? text.substring(own.length()) : text, Set.of(), Set.of());
  }

  /** As Python writes a list of strings; what no longer fits into one answer is left out. */
  private static String list(List<RoomEntry> rooms) {
    StringBuilder list = new StringBuilder("[");
    int size = 2;
    for (RoomEntry room : rooms) {
      String item = (size > 2 ? ", " : "") + quoted(room.name().value());
      size += Utf8.size(item);
      if (size > ProtocolLimits.CLIENT_DATAGRAM_MAX) {
        break;
      }
      list.append(item);
    }
    return list.append(']').toString();
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\");
    return text.indexOf('\'') >= 0 && text.indexOf('"') < 0
        ? '"' + escaped + '"'
        : '\'' + escaped.replace("'", "\\'") + '\'';
  }

  private static List<Bytes> told(Notice notice, NoticeLanguage language) {
    return switch (notice) {
      case Notice.RoomClosed closed ->
          List.of(Bytes.utf8(NoticeText.render(closed, language)), Bytes.utf8(OUT));
      case Notice.Personal personal when personal == Notice.Personal.YOU_TIMED_OUT ->
          List.of(Bytes.utf8("Timeout!"), Bytes.utf8(OUT));
      case Notice.Personal personal when personal == Notice.Personal.YOU_WERE_KICKED ->
          List.of(Bytes.utf8(NoticeText.render(personal, language)), Bytes.utf8(OUT));
      default -> List.of(Bytes.utf8(NoticeText.render(notice, language)));
    };
  }
}
