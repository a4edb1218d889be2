package chat.client.ui;

import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.Missed;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.Said;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.RoomName;
import chat.protocol.SafeText;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeText;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that happens as JSON objects, one on each line. What people must know besides is told
 * in the words of another transcript, too.
 */
public final class JsonTranscript implements ScriptTranscript {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

  private final RoomName room;
  private final Supplier<OffsetDateTime> now;
  private final ScriptTranscript forPeople;

  /**
   * Tells of {@code room}.
   *
   * @param now the time of day
   * @param forPeople says what went wrong
   */
  public JsonTranscript(RoomName room, Supplier<OffsetDateTime> now, ScriptTranscript forPeople) {
    this.room = room;
    this.now = now;
    this.forPeople = forPeople;
  }

  @Override
  public List<Line> lines(SessionEvent event) {
    return switch (event) {
      case Said(String text) -> said(text);
      case Noticed(Notice notice) -> List.of(json(noticed(notice)));
      case Missed(int count) -> andForPeople(notice("missed").put("count", count), event);
      case Left _ -> List.of();
      case Ended ended -> andForPeople(notice(kind(ended)), event);
    };
  }

  private List<Line> said(String text) {
    if (text.startsWith(NoticeText.PREFIX)) {
      // A server of another kind may tell what we have no name for.
      String words = SafeText.clean(text.substring(NoticeText.PREFIX.length()));
      return List.of(json(notice("other").put("text", words)));
    }
    return Spoken.of(text).stream()
        .map(
            spoken -> {
              JsonLine line = start();
              spoken.name().ifPresent(name -> line.put("name", name.value()));
              return json(line.put("text", spoken.text()));
            })
        .toList();
  }

  private JsonLine noticed(Notice notice) {
    return switch (notice) {
      case Notice.Joined(var who) -> notice("joined").put("name", who.value());
      case Notice.Left(var who) -> notice("left").put("name", who.value());
      case Notice.TimedOut(var who) -> notice("timed-out").put("name", who.value());
      case Notice.RoomClosed(var cause) -> notice(kind(cause));
      case Notice.Personal personal ->
          notice(
              switch (personal) {
                case YOU_LEFT -> "you-left";
                case YOU_TIMED_OUT -> "you-timed-out";
                case TOO_FAST -> "too-fast";
              });
    };
  }

  private static String kind(Ended ended) {
    return switch (ended) {
      case Left _ -> "you-left";
      case Closed(Notice.Cause cause) -> kind(cause);
      case TimedOut _ -> "you-timed-out";
      case Lost(Loss loss) ->
          switch (loss) {
            case SILENT -> "server-silent";
            case UNREACHABLE -> "server-unreachable";
          };
      case Failed _ -> "internal-error";
    };
  }

  private static String kind(Notice.Cause cause) {
    return switch (cause) {
      case HOST_LEFT -> "closed-host-left";
      case HOST_TIMED_OUT -> "closed-host-timed-out";
      case SERVER_STOPPING -> "closed-server-stopping";
    };
  }

  private JsonLine start() {
    return new JsonLine().put("time", TIME.format(now.get())).put("room", room.value());
  }

  private JsonLine notice(String kind) {
    return start().put("notice", kind);
  }

  private static Line json(JsonLine line) {
    return new Line(Style.SAID, line.toString());
  }

  private List<Line> andForPeople(JsonLine line, SessionEvent event) {
    return Stream.concat(Stream.of(json(line)), forPeople.lines(event).stream()).toList();
  }
}
