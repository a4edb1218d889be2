package chat.client.session;

import chat.client.session.Answer.Denied;
import chat.client.session.Answer.Misunderstood;
import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.SafeText;
import chat.protocol.control.StatusCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What servers say in words that have no status for it. */
final class ForeignWords {
  private record Meaning(StatusCode status, List<String> words) {}

  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(StatusCode.Known.WRONG_PASSWORD, List.of("password", "パスワード")),
          new Meaning(StatusCode.Known.NO_SUCH_ROOM, List.of("not exist", "not found", "存在しません")),
          new Meaning(
              StatusCode.Known.ROOM_EXISTS, List.of("already", "exists", "作成済み", "既に存在", "すでに存在")));

  private static final List<String> PUZZLED =
      List.of("json", "invalid", "malformed", "format", "不正な", "形式");

  private ForeignWords() {}

  /** The bytes as words that can be shown; nothing when they are none. */
  static Optional<String> text(Bytes bytes) {
    if (bytes.isEmpty() || bytes.size() > ProtocolLimits.REASON_MAX) {
      return Optional.empty();
    }
    for (int i = 0; i < bytes.size(); i++) {
      if (bytes.at(i) < ' ' && bytes.at(i) != '\n' && bytes.at(i) != '\r') {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(SafeText.cleanLine(bytes.asUtf8()).strip());
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  /** The refusal that {@code words} are, whatever they mean: they stand where one would. */
  static Answer refusal(String words) {
    return known(words).orElseGet(() -> new Denied(StatusCode.Known.MALFORMED, words));
  }

  /**
   * The refusal that {@code words} are by what is in them; nothing when that is anybody's guess.
   */
  static Optional<Answer> known(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    for (Meaning meaning : MEANINGS) {
      if (meaning.words().stream().anyMatch(lower::contains)) {
        return Optional.of(new Denied(meaning.status(), words));
      }
    }
    return PUZZLED.stream().anyMatch(lower::contains)
        ? Optional.of(new Misunderstood(words))
        : Optional.empty();
  }
}
