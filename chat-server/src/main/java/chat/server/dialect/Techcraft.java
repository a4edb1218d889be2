package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
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
import chat.protocol.notice.NoticeText;
import chat.server.dialect.Answer.Admitted;
import chat.server.dialect.Answer.Listed;
import chat.server.dialect.Answer.Refused;
import chat.server.dialect.Reply.Ending;
import chat.server.dialect.Request.Create;
import chat.server.dialect.Request.CreateLocked;
import chat.server.dialect.Request.Guest;
import chat.server.dialect.Request.Join;
import chat.server.dialect.Request.ListRooms;
import chat.server.room.BcryptHash;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * ga-techcraft, course document 000: JSON both ways, several requests on one connection, passwords
 * that come hashed, and a user name that comes only with the first datagram.
 */
final class Techcraft implements Dialect {
  private static final Operation ANSWER = Operation.of(10);
  private static final Bytes DOWN_HEADER = Bytes.of((byte) 0, (byte) 0);

  /** JSON may double what it carries. */
  private static final int TEXT_MAX = 1600;

  private static final String NOBODY = "guest";

  private final Style style;
  private final Tongue named;
  private final Tongue nameless;
  private final AtomicInteger guests = new AtomicInteger();

  Techcraft(NoticeLanguage language) {
    this.style =
        Style.plain(language)
            .sending((who, text) -> down("CHAT", who.value(), text), TEXT_MAX)
            .telling(notice -> List.of(notice(notice, language)));
    this.named = StyledTongue.of(style.reading(body -> speech(JsonBody.of(body))));
    this.nameless = StyledTongue.nameless(style.reading(this::introduction));
  }

  @Override
  public List<String> names() {
    return List.of("techcraft");
  }

  @Override
  public boolean claims(Look look) {
    return look.is(State.Known.REQUEST) && look.has("room_list", "type");
  }

  @Override
  public Request ask(TcrpMessage asked) {
    JsonFields json = Guests.json(asked);
    String password = json.text("password");
    UserName provisional = new UserName(NOBODY + "-" + guests.incrementAndGet());
    return switch (asked.operation()) {
      case Operation.Known.CREATE -> {
        RoomName room = RoomName.decode(asked.room());
        Guest guest = Guests.guest(provisional);
        yield password.isEmpty()
            ? new Create(room, guest)
            : new CreateLocked(room, guest, new BcryptHash(password));
      }
      case Operation.Known.JOIN -> {
        if (json.text("type").equals("GET")) {
          yield new ListRooms();
        }
        yield new Join(
            RoomName.decode(asked.room()),
            Guests.guest(provisional, Guests.password(password), OptionalInt.empty()));
      }
      case Operation.Known.LIST -> new ListRooms();
      case Operation.Unknown unknown ->
          throw new ProtocolException(Fault.UNKNOWN_OPERATION, "the operation is unknown here");
    };
  }

  @Override
  public Reply answer(TcrpMessage asked, Answer answer) {
    return switch (answer) {
      case Refused(StatusCode.Known status, String reason) ->
          reply(message(State.Known.RESPONSE, Optional.of(Japanese.of(status)), "", List.of()));
      case Admitted admitted ->
          granted(
              message(State.Known.COMPLETE, Optional.empty(), admitted.token().value(), List.of()));
      case Listed(var rooms) ->
          granted(
              message(
                  State.Known.COMPLETE,
                  Optional.empty(),
                  "",
                  rooms.rooms().stream().map(RoomEntry::name).map(RoomName::value).toList()));
    };
  }

  @Override
  public Tongue tongue() {
    return nameless;
  }

  private static Reply granted(TcrpMessage complete) {
    return reply(message(State.Known.RESPONSE, Optional.empty(), "", List.of()), complete);
  }

  /** Its client ends the connection, and asks on after a refusal. */
  private static Reply reply(TcrpMessage... messages) {
    Bytes[] writes = new Bytes[messages.length];
    for (int i = 0; i < messages.length; i++) {
      writes[i] = messages[i].encode();
    }
    return Reply.of(writes).ending(Ending.NEXT_REQUEST);
  }

  private static TcrpMessage message(
      State state, Optional<String> error, String token, List<String> rooms) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("error_message", error.isPresent() ? error.get() : Optional.empty());
    json.put("type", "");
    json.put("token", token);
    json.put("password", "");
    json.put("room_list", rooms);
    return new TcrpMessage(ANSWER, state, Bytes.EMPTY, JsonFields.write(json));
  }

  /** The first datagram that arrives tells the name, whatever else it says. */
  private Speech introduction(Bytes body) {
    JsonBody said = JsonBody.of(body);
    return new Speech.Introduce(said.user(), named, speech(said));
  }

  private static Speech speech(JsonBody said) {
    return switch (said.type()) {
      case "CHAT" -> Style.read(said.text(), Set.of(), Set.of());
      case "LEAVE" -> new Speech.Leave();
      default -> new Speech.Hello();
    };
  }

  private static Bytes notice(Notice notice, NoticeLanguage language) {
    return switch (notice) {
      case Notice.RoomClosed(Notice.Cause cause) ->
          cause == Notice.Cause.SERVER_STOPPING
              ? down("STOP", "", "システムメンテナンス中のため、ルームをクローズしました。")
              : down("CLOSE", "", "ルームがクローズしました。");
      case Notice.Personal personal when personal == Notice.Personal.YOU_TIMED_OUT ->
          down("TIMEOUT", "", "タイムアウトが発生しました。");
      case Notice.Personal personal when personal == Notice.Personal.YOU_WERE_KICKED ->
          down("TIMEOUT", "", "ホストがあなたを退出させました。");
      default ->
          down(
              "CHAT",
              NoticeText.PREFIX.strip(),
              NoticeText.render(notice, language).substring(NoticeText.PREFIX.length()));
    };
  }

  private static Bytes down(String type, String user, String text) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("user_name", user);
    json.put("chat_data", text);
    return DOWN_HEADER.plus(JsonFields.write(json));
  }

  /** What its client writes into a datagram. */
  private record JsonBody(String type, UserName user, String text) {
    static JsonBody of(Bytes body) {
      JsonFields json =
          JsonFields.read(body)
              .orElseThrow(() -> new ProtocolException(Fault.MALFORMED, "the body is no JSON"));
      return new JsonBody(json.text("type"), name(json.text("user_name")), json.text("chat_data"));
    }

    /** It cannot be asked for another name any more, so what is not allowed is left out. */
    private static UserName name(String told) {
      try {
        return new UserName(told.replaceAll("[:：\\p{Cntrl}]", "").replaceFirst("^[\\[［\\s]+", ""));
      } catch (ProtocolException e) {
        return new UserName(NOBODY);
      }
    }
  }
}
