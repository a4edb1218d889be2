package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Packer;
import chat.protocol.frame.ServerFrame;
import chat.server.room.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several entries of a log that go out at the same time, in as few datagrams as they fit into
 * (section 11.5); each size of datagram that somebody wants is filled once.
 */
final class Bundle {
  private final Map<Integer, List<Bytes>> filled = new HashMap<>();

  /** {@code entries} as {@code readers} want them. */
  Bundle(List<LogEntry> entries, List<Member> readers) {
    for (Member reader : readers) {
      filled.computeIfAbsent(reader.datagramMax(), max -> fill(entries, max));
    }
  }

  /** How many pages there are for who takes the smallest datagrams. */
  int pages() {
    return filled.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** The page with this number as {@code reader} wants it; none when it has them all. */
  Optional<Bytes> page(int number, Member reader) {
    List<Bytes> pages = filled.getOrDefault(reader.datagramMax(), List.of());
    return number < pages.size() ? Optional.of(pages.get(number)) : Optional.empty();
  }

  private static List<Bytes> fill(List<LogEntry> entries, int datagramMax) {
    List<Bytes> pages = new ArrayList<>();
    Packer packer = new Packer(datagramMax);
    for (LogEntry entry : entries) {
      if (!packer.fits(entry)) {
        pages.add(encode(packer.take()));
      }
      packer.add(entry);
    }
    pages.add(encode(packer.take()));
    return pages;
  }

  private static Bytes encode(List<LogEntry> page) {
    return FrameCodec.encode(
        page.size() == 1 ? new ServerFrame.Event(page.getFirst()) : new ServerFrame.Events(page));
  }
}
