package chat.client.ui;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Nearest {
  private static final int TYPOS_MAX = 2;

  /** A slash and a letter may be the beginning of too much. */
  private static final int ABBREVIATION_MIN = 3;

  private Nearest() {}

  /**
   * The one of {@code words} that {@code typed} begins, or that is at most two typos away from it,
   * and not all of it.
   */
  static Optional<String> to(String typed, Collection<String> words) {
    return typed.length() >= ABBREVIATION_MIN
        ? words.stream()
            .filter(word -> word.startsWith(typed))
            .findFirst()
            .or(() -> byTypos(typed, words))
        : byTypos(typed, words);
  }

  private static Optional<String> byTypos(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> distance(typed, word) <= Math.min(TYPOS_MAX, typed.length() - 1))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /** How many letters have to be put in, taken out or changed. */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
