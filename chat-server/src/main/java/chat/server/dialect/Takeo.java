package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Look.Form;
import chat.server.dialect.Reply.Ending;
import chat.server.dialect.Request.ListRooms;
import chat.server.room.Alias;
import chat.server.room.Member;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * takeo and ws2026: a bare name with a port of 10000 to 10999 behind it. ws2026 asks for a list
 * first, and tells who it is with its first datagram.
 */
final class Takeo implements Dialect {
  private static final int PORT_MIN = 10_000;
  private static final int PORT_MAX = 10_999;
  private static final int PORT_BYTES = 2;
  private static final String JOIN = "@join";

  private final Style takeo;
  private final Style ws2026;

  Takeo(NoticeLanguage language) {
    this.takeo = Style.plain(language).closingWith("Room closed");
    this.ws2026 =
        Style.plain(language)
            .reading(body -> Style.read(body.asUtf8(), Set.of("@quit"), Set.of(JOIN)))
            .named(language)
            .calming(Style.apart("SERVER_SHUTDOWN"));
  }

  @Override
  public List<String> names() {
    return List.of("takeo", "ws2026");
  }

  @Override
  public boolean claims(Look look) {
    return claimsAtItsOwnPorts(look) && !couldBeAName(look.payload());
  }

  @Override
  public boolean claimsAtItsOwnPorts(Look look) {
    boolean list = look.joinsNowhere() && look.form() == Form.EMPTY;
    boolean entry =
        look.is(State.Known.REQUEST)
            && look.entersARoom()
            && look.form() == Form.RAW
            && port(look.payload()).isPresent();
    return list || entry;
  }

  /** The plain protocol has names that end in these bytes. */
  @Override
  public boolean claimsAtTheMainPorts(Look look) {
    return false;
  }

  @Override
  public Request ask(TcrpMessage asked) {
    Bytes payload = asked.payload();
    if (payload.isEmpty()) {
      return new ListRooms();
    }
    OptionalInt port = port(payload);
    int end = payload.size() - (port.isPresent() ? PORT_BYTES : 0);
    return Guests.enter(asked, Guests.guest(UserName.decode(payload.slice(0, end)), port));
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          Reply.of(frame(asked, State.Known.RESPONSE, Bytes.utf8(reason)));
      case Admitted admitted ->
          Reply.of(
                  frame(asked, State.Known.RESPONSE, Bytes.utf8("OK")),
                  frame(asked, State.Known.COMPLETE, admitted.token().encode()))
              // As an alias, because ws2026 names no room.
              .aliases(new Alias(admitted.token().encode(), Optional.empty()))
              .tongue(tongueOf(admitted.member()));
      case Listed(var rooms) ->
          Reply.of(
                  frame(
                      asked,
                      State.Known.RESPONSE,
                      Bytes.utf8(
                          rooms.rooms().stream()
                              .map(RoomEntry::name)
                              .map(RoomName::value)
                              .collect(Collectors.joining(",")))))
              .ending(Ending.LEAVE_OPEN);
    };
  }

  @Override
  public Tongue tongue() {
    return StyledTongue.of(takeo);
  }

  private Tongue tongueOf(Member member) {
    Style after = ws2026.telling(notice -> told(member.roomName(), notice));
    return StyledTongue.of(takeo.reading(body -> speech(after, body.asUtf8())));
  }

  private Speech speech(Style after, String text) {
    return text.equals(JOIN)
        ? new Speech.Adopt(StyledTongue.of(after), new Speech.Hello())
        : Style.read(text, Set.of("__LEAVE__"), Set.of());
  }

  private List<Bytes> told(RoomName room, Notice notice) {
    return switch (notice) {
      case Notice.RoomClosed(Notice.Cause cause) ->
          List.of(
              Bytes.utf8(
                  cause == Notice.Cause.SERVER_STOPPING
                      ? "SERVER_SHUTDOWN"
                      : "ROOM_CLOSED: " + room));
      case Notice.Personal personal when personal == Notice.Personal.YOU_TIMED_OUT ->
          List.of(Bytes.utf8("DISCONNECTED: timeout"));
      case Notice.Personal personal when personal == Notice.Personal.YOU_WERE_KICKED ->
          List.of(Bytes.utf8("DISCONNECTED: kicked"));
      default -> ws2026.telling().apply(notice);
    };
  }

  /** Without the room: takeo would take it for the text, and ws2026 does not mind. */
  private static Bytes frame(TcrpMessage asked, State state, Bytes payload) {
    return new TcrpMessage(asked.operation(), state, Bytes.EMPTY, payload).encode();
  }

  private static OptionalInt port(Bytes payload) {
    int size = payload.size();
    if (size <= PORT_BYTES) {
      return OptionalInt.empty();
    }
    int port = payload.at(size - 2) << 8 | payload.at(size - 1);
    return port >= PORT_MIN && port <= PORT_MAX ? OptionalInt.of(port) : OptionalInt.empty();
  }

  /**
   * An apostrophe and a letter are the two bytes of a port, but far more often the end of a name.
   */
  private static boolean couldBeAName(Bytes payload) {
    int size = payload.size();
    return size > PORT_BYTES
        && payload.at(size - 2) == '\''
        && Character.isLetter(payload.at(size - 1) < 0x80 ? payload.at(size - 1) : 0);
  }
}
