package chat.server.room;

import chat.protocol.ProtocolLimits;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import java.util.ArrayList;
import java.util.List;

/** Fills one datagram after the other with entries; a large entry gets one of its own. */
final class Packer {
  private final int datagramMax;
  private List<LogEntry> entries = new ArrayList<>();
  private int size = FrameCodec.HEADER_SIZE;

  Packer(int datagramMax) {
    this.datagramMax = datagramMax;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean fits(LogEntry entry) {
    return entries.isEmpty() || size + FrameCodec.packedSize(entry) <= datagramMax;
  }

  void add(LogEntry entry) {
    entries.add(entry);
    size += FrameCodec.packedSize(entry);
  }

  /** The datagram so far; from now on the next one. */
  ServerFrame take() {
    // Even a single one in a PACK, if it fits: so its reader knows that it is an answer.
    ServerFrame full =
        size <= ProtocolLimits.SERVER_DATAGRAM_MAX
            ? new ServerFrame.Pack(entries)
            : new ServerFrame.Event(entries.getFirst());
    entries = new ArrayList<>();
    size = FrameCodec.HEADER_SIZE;
    return full;
  }
}
