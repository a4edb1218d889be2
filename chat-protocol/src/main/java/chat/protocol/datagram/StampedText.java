package chat.protocol.datagram;

import chat.protocol.Bytes;
import chat.protocol.Pieces;
import chat.protocol.ProtocolLimits;
import chat.protocol.UserName;
import chat.protocol.Utf8;
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
  public static List<ServerDatagram> encode(UserName speaker, String text) {
    if (text.indexOf('\n') < 0) {
      Bytes whole = Bytes.utf8(speaker.value() + STAMP_END + text);
      if (whole.size() <= ProtocolLimits.SERVER_DATAGRAM_MAX) {
        return List.of(new ServerDatagram(whole));
      }
    }
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
  public static int count(UserName speaker, String text) {
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lines++;
    }
    long size = Utf8.size(text) + (long) lines * (Utf8.size(speaker.value()) + STAMP_END.length());
    return size <= ProtocolLimits.SERVER_DATAGRAM_MAX ? 1 : encode(speaker, text).size();
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
