package chat.protocol;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a long text where a reader would not mind (section 4.3). */
public final class Pieces {
  /**
   * How far back a cut looks for the end of a character, in code points. Clusters that people write
   * are shorter; looking at all of a text would make a long one cost what its sender likes.
   */
  private static final int CLUSTER_MAX = 64;

  private Pieces() {}

  /** The text in as few pieces as have at most {@code room} bytes each. */
  public static List<String> of(String text, int room) {
    int fitting = Utf8.fitting(text, 0, room);
    if (fitting == text.length()) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (fitting < text.length()) {
      int cut = lastBoundary(text, start, fitting);
      pieces.add(text.substring(start, cut));
      start = cut;
      fitting = Utf8.fitting(text, start, room);
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  /** Where the last character ends of those that begin at {@code start} and fit. */
  private static int lastBoundary(String text, int start, int fitting) {
    int from = neighbourhood(text, start, fitting);
    int next = text.offsetByCodePoints(fitting, 1);
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text.substring(from, next));
    int place = fitting - from;
    int boundary = characters.isBoundary(place) ? place : characters.preceding(place);
    // In a heap of combining marks without end: between two code points.
    return boundary > 0 ? from + boundary : fitting;
  }

  /** From where a text has to be read to tell where the characters end at {@code place}. */
  private static int neighbourhood(String text, int start, int place) {
    int from = place;
    for (int i = 0; i < CLUSTER_MAX && from > start; i++) {
      from = text.offsetByCodePoints(from, -1);
    }
    // Flags are told apart by counting their halves from the first one on.
    int halves = halvesOfFlags(text, start, from);
    return halves % 2 == 0 ? from : text.offsetByCodePoints(from, -1);
  }

  /** How many halves of flags stand in a row before {@code end}. */
  private static int halvesOfFlags(String text, int start, int end) {
    int halves = 0;
    int at = end;
    while (at > start && isHalfOfFlag(text.codePointBefore(at))) {
      at = text.offsetByCodePoints(at, -1);
      halves++;
    }
    return halves;
  }

  private static boolean isHalfOfFlag(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }
}
