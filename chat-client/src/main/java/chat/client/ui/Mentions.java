package chat.client.ui;

import chat.client.ui.Line.Ink;
import chat.client.ui.Line.Span;
import chat.protocol.UserName;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where somebody speaks of us: our name as a word of its own, in capitals or not. */
final class Mentions {
  // Their words stand side by side without a blank.
  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.COMMON);

  private final Pattern name;

  Mentions(UserName me) {
    name =
        Pattern.compile(Pattern.quote(me.value()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The pieces of {@code text}, our name marked wherever it stands. */
  List<Span> split(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = name.matcher(text);
    int done = 0;
    while (matcher.find()) {
      if (isBoundary(text, matcher.start()) && isBoundary(text, matcher.end())) {
        if (done < matcher.start()) {
          spans.add(new Span(new Ink.Plain(), text.substring(done, matcher.start())));
        }
        spans.add(new Span(new Ink.Mention(), matcher.group()));
        done = matcher.end();
      }
    }
    if (done < text.length()) {
      spans.add(new Span(new Ink.Plain(), text.substring(done)));
    }
    return spans;
  }

  private static boolean isBoundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !isOfWord(text.codePointBefore(at))
        || !isOfWord(text.codePointAt(at));
  }

  private static boolean isOfWord(int c) {
    boolean digit = Character.isDigit(c);
    return c == '_'
        || digit
        || (Character.isLetter(c) && !WITHOUT_BLANKS.contains(UnicodeScript.of(c)));
  }
}
