package chat.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.UserName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackerTest {
  private static final int MAX = 200;

  @Test
  void aDatagramHoldsAsManyAsFit() {
    List<LogEntry> entries = LongStream.rangeClosed(1, 20).mapToObj(i -> said(i, "tea")).toList();

    List<List<LogEntry>> datagrams = fill(entries);

    assertThat(datagrams.stream().flatMap(List::stream)).isEqualTo(entries);
    for (int i = 0; i < datagrams.size() - 1; i++) {
      List<LogEntry> more = new ArrayList<>(datagrams.get(i));
      more.add(datagrams.get(i + 1).getFirst());
      assertThat(size(datagrams.get(i))).isLessThanOrEqualTo(MAX);
      assertThat(size(more)).isGreaterThan(MAX);
    }
  }

  @Test
  void anEntryTooLargeForAnyGoesAlone() {
    LogEntry large = said(2, "x".repeat(MAX));

    assertThat(fill(List.of(said(1, "a"), large, said(3, "b"))))
        .containsExactly(List.of(said(1, "a")), List.of(large), List.of(said(3, "b")));
  }

  private static List<List<LogEntry>> fill(List<LogEntry> entries) {
    List<List<LogEntry>> datagrams = new ArrayList<>();
    Packer<LogEntry> packer = new Packer<>(MAX, FrameCodec::packedSize);
    for (LogEntry entry : entries) {
      if (!packer.offer(entry)) {
        datagrams.add(packer.next(entry));
      }
    }
    datagrams.add(packer.take());
    assertThat(packer.isEmpty()).isTrue();
    return datagrams;
  }

  private static int size(List<LogEntry> entries) {
    return FrameCodec.encode(new ServerFrame.Pack(entries)).size();
  }

  private static LogEntry said(long seq, String text) {
    return new LogEntry(seq, Instant.EPOCH, new Happening.Said(new UserName("al"), text));
  }
}
