package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.datagram.LeaveWords;
import chat.protocol.datagram.StampedText;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeLanguage;
import chat.protocol.notice.NoticeText;
import chat.server.room.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How the members of a dialect write and read their datagrams. Starts from the plain way, and each
 * dialect says in what it differs.
 *
 * @param reading what a datagram's body says
 * @param stamp what stands in front of each line that somebody says
 * @param line how a line or more go out, the first of them without its stamp
 * @param telling how a notice goes out, as one datagram or some
 * @param max how many bytes of text one datagram may carry, stamps included
 * @param calming takes out of a text what its hearers would take for a command
 */
record Style(
    Function<Bytes, Speech> reading,
    Function<UserName, String> stamp,
    BiFunction<UserName, String, Bytes> line,
    Function<Notice, List<Bytes>> telling,
    int max,
    UnaryOperator<String> calming) {
  /** Room for what some dialects put around a text: a header with room, token and name. */
  private static final int WRAPPED_MAX = 3200;

  /** The plain way, with notices in {@code language}. */
  static Style plain(NoticeLanguage language) {
    return new Style(
        body -> read(body.asUtf8(), Set.of(), Set.of()),
        who -> who.value() + ": ",
        (who, text) -> Bytes.utf8(who.value() + ": " + text),
        notice -> List.of(Bytes.utf8(NoticeText.render(notice, language))),
        ProtocolLimits.SERVER_DATAGRAM_MAX,
        UnaryOperator.identity());
  }

  /** Reads a text: some words leave, some only say that the member is there. */
  static Speech read(String text, Set<String> leaving, Set<String> greeting) {
    String said = SafeText.clean(text);
    int end = said.length();
    while (end > 0 && said.charAt(end - 1) == '\n') {
      end--;
    }
    said = said.substring(0, end);
    if (said.isEmpty() || greeting.contains(said)) {
      return new Speech.Hello();
    }
    return leaving.contains(said) || LeaveWords.contains(said)
        ? new Speech.Leave()
        : new Speech.Text(said);
  }

  /** Takes a command word apart wherever somebody says it. */
  static UnaryOperator<String> apart(String word) {
    int middle = word.offsetByCodePoints(word.length(), -1);
    String harmless = word.substring(0, middle) + " " + word.substring(middle);
    return text -> text.replace(word, harmless);
  }

  /** {@code [len]user text}. */
  static Bytes named(String who, String text) {
    Bytes name = Bytes.utf8(who);
    return Bytes.of((byte) name.size()).plus(name).plus(Bytes.utf8(text));
  }

  /** Also leaves with these words. */
  Style leaving(String... words) {
    return reading(text -> read(text.asUtf8(), Set.of(words), Set.of()));
  }

  /** Reads like this. */
  Style reading(Function<Bytes, Speech> other) {
    return new Style(other, stamp, line, telling, max, calming);
  }

  /** Has this in front of each line, the first one included. */
  Style stamping(Function<UserName, String> other) {
    return new Style(
        reading, other, (who, text) -> Bytes.utf8(other.apply(who) + text), telling, max, calming);
  }

  /** Sends {@code [len]user text}, notices under the name of the system. */
  Style named(NoticeLanguage language) {
    String system = NoticeText.PREFIX.strip();
    return new Style(
        reading,
        stamp,
        (who, text) -> named(who.value(), text),
        notice ->
            List.of(
                named(
                    system,
                    NoticeText.render(notice, language).substring(NoticeText.PREFIX.length()))),
        WRAPPED_MAX,
        calming);
  }

  /** Puts something around all that it sends. */
  Style wrapping(UnaryOperator<Bytes> around) {
    return new Style(
        reading,
        stamp,
        (who, text) -> around.apply(line.apply(who, text)),
        notice -> telling.apply(notice).stream().map(around).toList(),
        Math.min(max, WRAPPED_MAX),
        calming);
  }

  /** Sends lines and notices like this, of which the text takes at most {@code most} bytes. */
  Style sending(BiFunction<UserName, String, Bytes> lines, int most) {
    return new Style(reading, stamp, lines, telling, most, calming);
  }

  /** Sends notices like this. */
  Style telling(Function<Notice, List<Bytes>> other) {
    return new Style(reading, stamp, line, other, max, calming);
  }

  /** Sends this word behind the notice that ends the membership, and lets nobody else say it. */
  Style closingWith(String word) {
    UnaryOperator<String> harmless = apart(word);
    return telling(
            notice -> {
              List<Bytes> told =
                  telling.apply(notice).stream()
                      .map(datagram -> Bytes.utf8(harmless.apply(datagram.asUtf8())))
                      .toList();
              return isEnd(notice) ? with(told, word) : told;
            })
        .calming(harmless);
  }

  /** Changes what would be taken for a command. */
  Style calming(UnaryOperator<String> other) {
    return new Style(reading, stamp, line, telling, max, text -> other.apply(calming.apply(text)));
  }

  /** Whether who hears this notice is no member any more. */
  static boolean isEnd(Notice notice) {
    return switch (notice) {
      case Notice.RoomClosed closed -> true;
      case Notice.Personal personal ->
          switch (personal) {
            case YOU_TIMED_OUT, YOU_WERE_KICKED -> true;
            case YOU_LEFT, TOO_FAST -> false;
          };
      case Notice.Joined joined -> false;
      case Notice.Left left -> false;
      case Notice.TimedOut timedOut -> false;
      case Notice.Kicked kicked -> false;
    };
  }

  /** The datagrams that tell what somebody said. */
  List<Bytes> said(UserName who, String text) {
    UserName shown = calmed(who);
    String front = stamp.apply(shown);
    return StampedText.parts(front, calming.apply(text), max).stream()
        .map(part -> line.apply(shown, part.substring(front.length())))
        .toList();
  }

  private UserName calmed(UserName who) {
    String calm = calming.apply(who.value());
    while (Utf8.size(calm) > ProtocolLimits.USER_NAME_MAX) {
      calm = calm.substring(0, calm.offsetByCodePoints(calm.length(), -1));
    }
    return calm.equals(who.value()) ? who : new UserName(calm);
  }

  private static List<Bytes> with(List<Bytes> datagrams, String word) {
    List<Bytes> all = new ArrayList<>(datagrams);
    all.add(Bytes.utf8(word));
    return all;
  }
}
