package chat.client.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Completes the word before the cursor: the best candidate at once, the next one when the key is
 * pressed again.
 */
final class TabCycle {
  /** What could be meant. */
  interface Candidates {
    /**
     * What could stand instead of {@code word}, the best first.
     *
     * @param before what stands in the line before it
     */
    List<String> of(String before, String word);
  }

  /** A line, and where its cursor stands. */
  record Typing(String text, int cursor) {}

  private final Candidates candidates;
  private Typing last = new Typing("", 0);
  private Typing origin = new Typing("", 0);
  private int next;

  TabCycle(Candidates candidates) {
    this.candidates = candidates;
  }

  /** The line after the key; nothing when there is nothing to complete. */
  Optional<Typing> press(Typing typing) {
    if (next == 0 || !typing.equals(last)) {
      origin = typing;
      next = 0;
    }
    String before = origin.text().substring(0, origin.cursor());
    int start = wordStart(before);
    List<String> fitting = candidates.of(before.substring(0, start), before.substring(start));
    if (fitting.isEmpty()) {
      next = 0;
      return Optional.empty();
    }
    String chosen = before.substring(0, start) + fitting.get(next % fitting.size());
    next++;
    last = new Typing(chosen + origin.text().substring(origin.cursor()), chosen.length());
    return Optional.of(last);
  }

  /** Whether {@code candidate} starts with {@code word}, in capitals or not. */
  static boolean fits(String candidate, String word) {
    return candidate.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT));
  }

  private static int wordStart(String text) {
    int start = text.length();
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }
}
