package chat.client.ui;

import chat.client.session.SessionEvent;
import chat.client.session.SessionEvent.Answered;
import chat.client.session.SessionEvent.Closed;
import chat.client.session.SessionEvent.Earlier;
import chat.client.session.SessionEvent.Ended;
import chat.client.session.SessionEvent.Failed;
import chat.client.session.SessionEvent.Gap;
import chat.client.session.SessionEvent.Happened;
import chat.client.session.SessionEvent.Kicked;
import chat.client.session.SessionEvent.Left;
import chat.client.session.SessionEvent.Loss;
import chat.client.session.SessionEvent.Lost;
import chat.client.session.SessionEvent.Missed;
import chat.client.session.SessionEvent.Noticed;
import chat.client.session.SessionEvent.PastTold;
import chat.client.session.SessionEvent.Said;
import chat.client.session.SessionEvent.TimedOut;
import chat.protocol.RoomName;
import chat.protocol.SafeText;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
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
      case Noticed(Notice notice) -> List.of(json(noticed(start(), notice)));
      case Happened(LogEntry entry) -> logged(entry, start(entry));
      case Earlier(LogEntry entry) -> logged(entry, start(entry).put("earlier", 1));
      case PastTold _ -> List.of();
      case Gap(long count) -> andForPeople(notice("lost").put("count", count), event);
      case Answered _ -> forPeople.lines(event);
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

  private static List<Line> logged(LogEntry entry, JsonLine line) {
    return switch (entry.what()) {
      case Happening.Said(var who, var text) ->
          List.of(json(line.put("name", who.value()).put("text", text.value())));
      case Happening.Whispered(var from, String text) ->
          List.of(json(line.put("name", from.value()).put("private", 1).put("text", text)));
      case Happening.WhisperedTo(var to, String text) ->
          List.of(json(line.put("to", to.value()).put("private", 1).put("text", text)));
      case Happening other ->
          other.notice().map(notice -> List.of(json(noticed(line, notice)))).orElse(List.of());
    };
  }

  private static JsonLine noticed(JsonLine line, Notice notice) {
    return switch (notice) {
      case Notice.Joined(var who) -> line.put("notice", "joined").put("name", who.value());
      case Notice.Left(var who) -> line.put("notice", "left").put("name", who.value());
      case Notice.TimedOut(var who) -> line.put("notice", "timed-out").put("name", who.value());
      case Notice.Kicked(var who) -> line.put("notice", "kicked").put("name", who.value());
      case Notice.RoomClosed(var cause) -> line.put("notice", kind(cause));
      case Notice.Personal personal ->
          line.put(
              "notice",
              switch (personal) {
                case YOU_LEFT -> "you-left";
                case YOU_TIMED_OUT -> "you-timed-out";
                case YOU_WERE_KICKED -> "you-were-kicked";
                case TOO_FAST -> "too-fast";
              });
    };
  }

  private static String kind(Ended ended) {
    return switch (ended) {
      case Left _ -> "you-left";
      case Closed(Notice.Cause cause) -> kind(cause);
      case TimedOut _ -> "you-timed-out";
      case Kicked _ -> "you-were-kicked";
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
      case HOST_CLOSED -> "closed-by-host";
    };
  }

  private JsonLine start() {
    return new JsonLine().put("time", TIME.format(now.get())).put("room", room.value());
  }

  /** An entry of the log happened when the server says so, and has a number. */
  private JsonLine start(LogEntry entry) {
    String time = TIME.format(OffsetDateTime.ofInstant(entry.time(), now.get().getOffset()));
    return new JsonLine().put("time", time).put("room", room.value()).put("seq", entry.seq());
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
