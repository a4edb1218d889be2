package chat.protocol.frame;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills one datagram after the other with entries, for a PACK or an EVENTS (section 11.5). An entry
 * too large for any gets a datagram of its own.
 */
public final class Packer {
  private final int datagramMax;
  private List<LogEntry> entries = new ArrayList<>();
  private int size = FrameCodec.HEADER_SIZE;

  /** The datagrams are to have at most {@code datagramMax} bytes. */
  public Packer(int datagramMax) {
    this.datagramMax = datagramMax;
  }

  /** Whether nothing was added since the last one was taken. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Adds {@code entry} if it still goes into this datagram, and answers whether it does. */
  public boolean offer(LogEntry entry) {
    int more = FrameCodec.packedSize(entry);
    boolean fits = entries.isEmpty() || size + more <= datagramMax;
    if (fits) {
      entries.add(entry);
      size += more;
    }
    return fits;
  }

  /** Begins the next datagram with {@code entry}, and answers what this one is to hold. */
  public List<LogEntry> next(LogEntry entry) {
    List<LogEntry> full = take();
    var _ = offer(entry);
    return full;
  }

  /** What this datagram is to hold; from now on the next one is filled. */
  public List<LogEntry> take() {
    List<LogEntry> full = entries;
    entries = new ArrayList<>();
    size = FrameCodec.HEADER_SIZE;
    return full;
  }
}
