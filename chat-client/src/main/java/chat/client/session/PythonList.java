package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of texts as Python shows it, {@code ['a', 'b']}: some servers send that as it is. */
final class PythonList {
  private static final Bytes EMPTY = Bytes.utf8("[]");
  private static final Pattern TEXT =
      Pattern.compile("'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:x(\\p{XDigit}{2})|u(\\p{XDigit}{4})|U(\\p{XDigit}{8})|(.))", Pattern.DOTALL);

  private PythonList() {}

  /** Whether {@code bytes} are a list of nothing. */
  static boolean isEmpty(Bytes bytes) {
    return bytes.equals(EMPTY);
  }

  /** The texts; nothing when {@code bytes} are no whole list of texts. */
  static Optional<List<String>> read(Bytes bytes) {
    if (bytes.size() < EMPTY.size() || bytes.at(0) != '[' || bytes.at(bytes.size() - 1) != ']') {
      return Optional.empty();
    }
    String inside;
    try {
      inside = bytes.slice(1, bytes.size() - 1).asUtf8();
    } catch (ProtocolException e) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    int at = 0;
    Matcher text = TEXT.matcher(inside);
    while (at < inside.length()) {
      if (!texts.isEmpty()) {
        if (!inside.startsWith(", ", at)) {
          return Optional.empty();
        }
        at += 2;
      }
      if (!text.region(at, inside.length()).lookingAt()) {
        return Optional.empty();
      }
      texts.add(plain(text.group(1) != null ? text.group(1) : text.group(2)));
      at = text.end();
    }
    return Optional.of(texts);
  }

  private static String plain(String escaped) {
    return ESCAPE.matcher(escaped).replaceAll(one -> Matcher.quoteReplacement(character(one)));
  }

  private static String character(MatchResult escape) {
    for (int group = 1; group <= 3; group++) {
      if (escape.group(group) != null) {
        int code = Integer.parseUnsignedInt(escape.group(group), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
      }
    }
    return escape.group(4);
  }
}
