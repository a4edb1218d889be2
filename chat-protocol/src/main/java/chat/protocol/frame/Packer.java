package chat.protocol.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Fills one datagram after the other with entries, for a PACK or an EVENTS (section 11.5). An entry
 * too large for any gets a datagram of its own.
 *
 * @param <T> an entry, or its bytes
 */
public final class Packer<T> {
  private final int datagramMax;
  private final ToIntFunction<T> packedSize;
  private List<T> entries = new ArrayList<>();
  private int size = FrameCodec.HEADER_SIZE;

  /**
   * The datagrams are to have at most {@code datagramMax} bytes.
   *
   * @param packedSize how many of them an entry takes, its size field included
   */
  public Packer(int datagramMax, ToIntFunction<T> packedSize) {
    this.datagramMax = datagramMax;
    this.packedSize = packedSize;
  }

  /** Whether nothing was added since the last one was taken. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Adds {@code entry} if it still goes into this datagram, and answers whether it does. */
  public boolean offer(T entry) {
    int more = packedSize.applyAsInt(entry);
    boolean fits = entries.isEmpty() || size + more <= datagramMax;
    if (fits) {
      entries.add(entry);
      size += more;
    }
    return fits;
  }

  /** Begins the next datagram with {@code entry}, and answers what this one is to hold. */
  public List<T> next(T entry) {
    List<T> full = take();
    var _ = offer(entry);
    return full;
  }

  /** What this datagram is to hold; from now on the next one is filled. */
  public List<T> take() {
    List<T> full = entries;
    entries = new ArrayList<>();
    size = FrameCodec.HEADER_SIZE;
    return full;
  }
}
