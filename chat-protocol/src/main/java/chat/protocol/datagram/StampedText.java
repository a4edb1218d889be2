package chat.protocol.datagram;

import chat.protocol.Bytes;
import chat.protocol.Pieces;
import chat.protocol.ProtocolLimits;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.Utterance;
import java.util.ArrayList;
import java.util.List;

/**
 * What the others hear when a member speaks: {@code name: } in front of each line, in as many
 * datagrams as it takes (section 4.3). Nothing is cut off, and no line stands without its speaker.
 */
public final class StampedText {
  private static final String STAMP_END = ": ";

  private final String stamp;
  private final int room;
  private final int max;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private int partSize;

  private StampedText(String stamp, int max) {
    this.stamp = stamp;
    this.max = max;
    this.room = max - Utf8.size(stamp);
  }

  /** The datagrams that carry {@code text} as said by {@code speaker}, each at most 4094 bytes. */
  public static List<ServerDatagram> encode(UserName speaker, Utterance text) {
    int size = size(speaker, text);
    if (size <= ProtocolLimits.SERVER_DATAGRAM_MAX
        && (text.isPlain() || text.value().indexOf('\n') < 0)) {
      return List.of(new ServerDatagram(whole(speaker, text, size)));
    }
    return split(speaker, text.value());
  }

  private static Bytes whole(UserName speaker, Utterance text, int size) {
    return Bytes.written(size, out -> put(speaker, text, out));
  }

  /** How many bytes it takes if it is one line. */
  public static int size(UserName speaker, Utterance text) {
    return stampSize(speaker) + text.size();
  }

  /**
   * Writes what {@link #encode} would answer if it is one line, {@link #size} bytes from the
   * beginning of {@code out} on; so one who sends it often need not make a datagram for that.
   */
  public static void put(UserName speaker, Utterance text, byte[] out) {
    int stampEnd = Utf8.put(speaker.value(), out, 0);
    var _ = text.utf8().copyTo(out, Utf8.put(STAMP_END, out, stampEnd));
  }

  private static List<ServerDatagram> split(UserName speaker, String text) {
    return parts(speaker.value() + STAMP_END, text, ProtocolLimits.SERVER_DATAGRAM_MAX).stream()
        .map(part -> new ServerDatagram(Bytes.utf8(part)))
        .toList();
  }

  /** The same with any stamp in front of each line, in parts of at most {@code max} bytes. */
  public static List<String> parts(String stamp, String text, int max) {
    StampedText stamped = new StampedText(stamp, max);
    for (String line : text.split("\n", -1)) {
      stamped.addLine(line);
    }
    stamped.endPart();
    return stamped.parts;
  }

  /** How many datagrams {@link #encode} would make. */
  public static int count(UserName speaker, Utterance text) {
    boolean fits = size(speaker, text) <= ProtocolLimits.SERVER_DATAGRAM_MAX;
    return text.isPlain() && fits ? 1 : count(speaker, text.value());
  }

  /**
   * How many datagrams {@link #encode} would make. That is found by adding sizes up: thousands of
   * short lines under a long name would be a megabyte, which nobody should have to write to learn
   * that it is too much.
   */
  public static int count(UserName speaker, String text) {
    Filling filling = new Filling(stampSize(speaker), ProtocolLimits.SERVER_DATAGRAM_MAX);
    int start = 0;
    while (start <= text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      filling.addLine(text, start, end);
      start = end + 1;
    }
    return filling.parts;
  }

  private static int stampSize(UserName speaker) {
    return Utf8.size(speaker.value()) + STAMP_END.length();
  }

  /** How full parts become, without what is in them. */
  private static final class Filling {
    private final int stamp;
    private final int max;
    private int parts = 1;
    private int size;

    Filling(int stamp, int max) {
      this.stamp = stamp;
      this.max = max;
    }

    void addLine(String text, int start, int end) {
      int line = Utf8.size(text, start, end);
      if (line <= max - stamp) {
        add(line);
      } else {
        Pieces.of(text.substring(start, end), max - stamp).forEach(piece -> add(Utf8.size(piece)));
      }
    }

    /** The next part begins when a piece does not fit. */
    void add(int piece) {
      int more = stamp + piece;
      if (size > 0 && size + 1 + more > max) {
        parts++;
        size = 0;
      }
      size += (size > 0 ? 1 : 0) + more;
    }
  }

  private void addLine(String line) {
    Pieces.of(line, room).forEach(this::addPiece);
  }

  private void addPiece(String piece) {
    int size = Utf8.size(stamp) + Utf8.size(piece);
    if (partSize > 0 && partSize + 1 + size > max) {
      endPart();
    }
    if (partSize > 0) {
      part.append('\n');
      partSize++;
    }
    part.append(stamp).append(piece);
    partSize += size;
  }

  private void endPart() {
    parts.add(part.toString());
    part.setLength(0);
    partSize = 0;
  }
}
