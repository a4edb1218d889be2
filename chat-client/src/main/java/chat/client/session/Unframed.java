package chat.client.session;

import chat.client.session.Answer.Granted;
import chat.client.session.AnswerReader.Moment;
import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.control.PayloadCodec;
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
      return all.at(all.size() - 1) == '}'
          ? Optional.of(JsonAnswer.of(all).answer(Dialect.Z6WDC))
          : AnswerReader.more(moment);
    }
    if (isToken(all)) {
      Dialect dialect = all.size() == LONG_TOKEN ? Dialect.EXPLORER : Dialect.MTHD;
      return Optional.of(new Granted(all, Optional.empty(), dialect));
    }
    Optional<Answer> words = ForeignWords.text(all).map(ForeignWords::refusal);
    return words.isPresent() ? words : AnswerReader.more(moment);
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
