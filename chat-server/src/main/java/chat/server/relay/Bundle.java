package chat.server.relay;

import chat.protocol.Bytes;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.Packer;
import chat.protocol.frame.ServerFrame;
import chat.server.room.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Several entries of a log that go out at the same time, in as few datagrams as they fit into
 * (section 11.5); each size of datagram that somebody wants is filled once.
 */
final class Bundle {
  private final List<Edition> editions = new ArrayList<>();

  /** The datagrams of all who want them of one size. */
  private record Edition(int datagramMax, List<Bytes> pages) {}

  /** {@code entries} as those of {@code members} want them who read the log. */
  Bundle(List<LogEntry> entries, List<Member> members) {
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      if (member.readsLog() && edition(member).isEmpty()) {
        editions.add(new Edition(member.datagramMax(), fill(entries, member.datagramMax())));
      }
    }
  }

  /** How many pages there are for who takes the smallest datagrams. */
  int pages() {
    return editions.stream().mapToInt(edition -> edition.pages().size()).max().orElse(0);
  }

  /** Posts the page with this number, if {@code member} gets one. Answers how many that were. */
  int post(int number, Member member, Post post) {
    List<Bytes> pages = edition(member);
    if (number >= pages.size()) {
      return 0;
    }
    post.send(member, pages.get(number));
    return 1;
  }

  /** There are a few sizes only, so this is found soonest by looking at each. */
  private List<Bytes> edition(Member member) {
    for (int i = 0; i < editions.size(); i++) {
      if (editions.get(i).datagramMax() == member.datagramMax()) {
        return editions.get(i).pages();
      }
    }
    return List.of();
  }

  private static List<Bytes> fill(List<LogEntry> entries, int datagramMax) {
    List<Bytes> pages = new ArrayList<>();
    Packer<LogEntry> packer = new Packer<>(datagramMax, FrameCodec::packedSize);
    for (LogEntry entry : entries) {
      if (!packer.offer(entry)) {
        pages.add(encode(packer.next(entry)));
      }
    }
    pages.add(encode(packer.take()));
    return pages;
  }

  private static Bytes encode(List<LogEntry> page) {
    return FrameCodec.encode(
        page.size() == 1 ? new ServerFrame.Event(page.getFirst()) : new ServerFrame.Events(page));
  }
}
