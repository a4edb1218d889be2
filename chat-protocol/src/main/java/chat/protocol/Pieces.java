package chat.protocol;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a long text where a reader would not mind (section 4.3). */
public final class Pieces {
  private Pieces() {}

  /** The text in as few pieces as have at most {@code room} bytes each. */
  public static List<String> of(String text, int room) {
    if (Utf8.size(text) <= room) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (Utf8.size(rest) > room) {
      int cut = lastBoundary(rest, room);
      pieces.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    pieces.add(rest);
    return pieces;
  }

  /** The last place at which {@code text} can be cut so that what stands before it fits. */
  private static int lastBoundary(String text, int room) {
    int fitting = 0;
    int size = 0;
    while (fitting < text.length()) {
      int after = text.offsetByCodePoints(fitting, 1);
      size += Utf8.size(text, fitting, after);
      if (size > room) {
        break;
      }
      fitting = after;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int boundary = characters.isBoundary(fitting) ? fitting : characters.preceding(fitting);
    // A heap of combining marks may be longer than a datagram: then between two code points.
    return boundary > 0 ? boundary : fitting;
  }
}
