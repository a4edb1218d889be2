package chat.protocol.notice;

import chat.protocol.ProtocolException;
import chat.protocol.UserName;
import chat.protocol.notice.Notice.Cause;
import chat.protocol.notice.Notice.Joined;
import chat.protocol.notice.Notice.Kicked;
import chat.protocol.notice.Notice.Left;
import chat.protocol.notice.Notice.Personal;
import chat.protocol.notice.Notice.RoomClosed;
import chat.protocol.notice.Notice.TimedOut;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words of each {@link Notice}, in each language, and back (section 5.2).
 *
 * <p>No member's line can look like a notice: the server puts a name in front of it, and a name
 * does not start with {@code [}.
 */
public final class NoticeText {
  /** What each notice starts with. */
  public static final String PREFIX = "[system] ";

  private static final NoticeText ENGLISH =
      new NoticeText(
          " joined.",
          " left.",
          " timed out.",
          " was sent away by the host.",
          Map.of(
              Cause.HOST_LEFT,
              "The host left, so the room is closed.",
              Cause.HOST_TIMED_OUT,
              "The host timed out, so the room is closed.",
              Cause.SERVER_STOPPING,
              "The server is stopping, so the room is closed.",
              Cause.HOST_CLOSED,
              "The host closed the room."),
          Map.of(
              Personal.YOU_LEFT,
              "You left the room.",
              Personal.YOU_TIMED_OUT,
              "You were silent for too long and are no longer in the room. Join again to go on.",
              Personal.YOU_WERE_KICKED,
              "The host sent you away, so you are no longer in the room.",
              Personal.TOO_FAST,
              "You are sending too fast: messages are being dropped. Wait a moment."));

  private static final NoticeText JAPANESE =
      new NoticeText(
          " さんが入室しました。",
          " さんが退室しました。",
          " さんがタイムアウトしました。",
          " さんはホストにより退室させられました。",
          Map.of(
              Cause.HOST_LEFT,
              "ホストが退室したため、ルームを閉じました。",
              Cause.HOST_TIMED_OUT,
              "ホストがタイムアウトしたため、ルームを閉じました。",
              Cause.SERVER_STOPPING,
              "サーバーを停止するため、ルームを閉じました。",
              Cause.HOST_CLOSED,
              "ホストがルームを閉じました。"),
          Map.of(
              Personal.YOU_LEFT,
              "ルームから退室しました。",
              Personal.YOU_TIMED_OUT,
              "しばらく発言がなかったため、ルームから退室しました。続けるには入り直してください。",
              Personal.YOU_WERE_KICKED,
              "ホストにより退室させられました。",
              Personal.TOO_FAST,
              "送信が速すぎるため、メッセージを破棄しています。少し待ってください。"));

  private final String joined;
  private final String left;
  private final String timedOut;
  private final String kicked;
  private final Map<Cause, String> closed;
  private final Map<Personal, String> personal;

  private NoticeText(
      String joined,
      String left,
      String timedOut,
      String kicked,
      Map<Cause, String> closed,
      Map<Personal, String> personal) {
    this.joined = joined;
    this.left = left;
    this.timedOut = timedOut;
    this.kicked = kicked;
    this.closed = closed;
    this.personal = personal;
  }

  /** The notice as it travels, prefix included. */
  public static String render(Notice notice, NoticeLanguage language) {
    NoticeText words = in(language);
    return PREFIX
        + switch (notice) {
          case Joined(UserName who) -> who.value() + words.joined;
          case Left(UserName who) -> who.value() + words.left;
          case TimedOut(UserName who) -> who.value() + words.timedOut;
          case Kicked(UserName who) -> who.value() + words.kicked;
          case RoomClosed(Cause cause) -> words.closed.get(cause);
          case Personal you -> words.personal.get(you);
        };
  }

  /** The notice that {@code text} is, in whatever language; none when it is something else. */
  public static Optional<Notice> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String words = text.substring(PREFIX.length());
    return ENGLISH.read(words).or(() -> JAPANESE.read(words));
  }

  private Optional<Notice> read(String words) {
    return NoticeText.<Notice>constant(personal, words)
        .or(() -> NoticeText.<Cause>constant(closed, words).map(RoomClosed::new))
        .or(() -> aboutSomebody(words, joined, Joined::new))
        .or(() -> aboutSomebody(words, timedOut, TimedOut::new))
        .or(() -> aboutSomebody(words, kicked, Kicked::new))
        .or(() -> aboutSomebody(words, left, Left::new));
  }

  private static <K> Optional<K> constant(Map<? extends K, String> texts, String words) {
    return texts.entrySet().stream()
        .filter(entry -> entry.getValue().equals(words))
        .<K>map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<Notice> aboutSomebody(
      String words, String ending, Function<UserName, Notice> kind) {
    if (!words.endsWith(ending)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          kind.apply(new UserName(words.substring(0, words.length() - ending.length()))));
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  private static NoticeText in(NoticeLanguage language) {
    return switch (language) {
      case EN -> ENGLISH;
      case JA -> JAPANESE;
    };
  }
}
