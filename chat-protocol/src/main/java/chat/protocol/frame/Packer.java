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

  /** Whether {@code entry} still goes into this datagram; into an empty one any does. */
  public boolean fits(LogEntry entry) {
    return entries.isEmpty() || size + FrameCodec.packedSize(entry) <= datagramMax;
  }

  /** Adds an entry that {@link #fits}. */
  public void add(LogEntry entry) {
    entries.add(entry);
    size += FrameCodec.packedSize(entry);
  }

  /** What this datagram is to hold; from now on the next one is filled. */
  public List<LogEntry> take() {
    List<LogEntry> full = entries;
    entries = new ArrayList<>();
    size = FrameCodec.HEADER_SIZE;
    return full;
  }
}
