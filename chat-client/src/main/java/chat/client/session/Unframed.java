package chat.client.session;

import chat.client.session.Answer.Granted;
import chat.client.session.AnswerReader.Moment;
import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.control.PayloadCodec;
import java.util.List;
import java.util.Optional;

/** Answers with no message round them: a JSON object, words, or a token of a size that is known. */
final class Unframed {
  /** What stands alone is small; a JSON object may be looked at once a pause. */
  private static final int MAX = 4096;

  private static final int LONG_TOKEN = 255;
  private static final int SHORT_TOKEN = 32;

  private Unframed() {}

  /**
   * What {@code all} says; nothing while more must come.
   *
   * @throws ProtocolException when it can be no answer
   */
  static Optional<Answer> read(Bytes all, Moment moment) {
    if (all.size() > MAX) {
      throw new ProtocolException(Fault.MALFORMED, "the answer is no TCRP");
    }
    if (moment == Moment.MORE) {
      return Optional.empty();
    }
    if (PayloadCodec.isJsonObject(all)) {
      return json(all, moment);
    }
    Optional<List<String>> rooms = PythonList.read(all);
    if (rooms.isPresent()) {
      return rooms.map(Answer.Which::new);
    }
    if (isToken(all)) {
      Dialect dialect = all.size() == LONG_TOKEN ? Dialect.NIWATORI : Dialect.MTHD;
      return Optional.of(new Granted(all, Optional.empty(), dialect));
    }
    Optional<String> words = ForeignWords.text(all);
    return words.isPresent() ? Optional.of(refusal(all, words.get())) : AnswerReader.more(moment);
  }

  /**
   * The no that a chat server says in one line of words. Anything else may come from a server of
   * another kind, and many of these complain, too, in a line behind their greeting or their status.
   */
  private static Answer refusal(Bytes all, String words) {
    return Optional.of(words)
        .filter(_ -> isOneLine(all))
        .flatMap(ForeignWords::known)
        .orElseThrow(() -> new ProtocolException(Fault.MALFORMED, words));
  }

  private static boolean isOneLine(Bytes words) {
    return words.asUtf8().strip().lines().count() <= 1;
  }

  /** One object, or two of which the first only says that the header came. */
  private static Optional<Answer> json(Bytes all, Moment moment) {
    int end = objectEnd(all);
    if (end < 0) {
      return AnswerReader.more(moment);
    }
    JsonAnswer first = JsonAnswer.of(all.slice(0, end));
    if (!first.saysGoOn()) {
      return Optional.of((end == all.size() ? first : JsonAnswer.of(all)).answer(Dialect.Z6WDC));
    }
    return end == all.size() ? AnswerReader.more(moment) : json(all.slice(end, all.size()), moment);
  }

  /** Where the object ends that {@code all} begins with; -1 while it does not. */
  private static int objectEnd(Bytes all) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < all.size(); i++) {
      int at = all.at(i);
      if (quoted) {
        i += at == '\\' ? 1 : 0;
        quoted = at != '"';
      } else if (at == '"') {
        quoted = true;
      } else if (at == '{') {
        depth++;
      } else if (at == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Words have a blank somewhere, or are of another size. */
  private static boolean isToken(Bytes all) {
    if (all.size() != LONG_TOKEN && all.size() != SHORT_TOKEN) {
      return false;
    }
    if (ForeignWords.text(all).isEmpty()) {
      return true;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.at(i) <= ' ') {
        return false;
      }
    }
    return true;
  }
}
