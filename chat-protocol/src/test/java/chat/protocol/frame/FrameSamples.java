package chat.protocol.frame;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.UserName;
import chat.protocol.frame.Happening.Closed;
import chat.protocol.frame.Happening.Joined;
import chat.protocol.frame.Happening.Kicked;
import chat.protocol.frame.Happening.Left;
import chat.protocol.frame.Happening.Nothing;
import chat.protocol.frame.Happening.Said;
import chat.protocol.frame.Happening.TimedOut;
import chat.protocol.frame.Happening.Unknown;
import chat.protocol.frame.Happening.Whispered;
import chat.protocol.frame.Happening.WhisperedTo;
import chat.protocol.notice.Notice.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** FrameSamples of every kind, small and as large as they get. */
public final class FrameSamples {
  static final UserName ALICE = new UserName("alice");
  static final UserName LONG = new UserName("太".repeat(85));
  static final long ID_MAX = 0xFFFF_FFFFL;

  private FrameSamples() {}

  static LogEntry entry(long seq, Happening what) {
    return new LogEntry(seq, Instant.ofEpochMilli(1_735_689_600_123L + seq), what);
  }

  static List<Happening> happenings() {
    List<Happening> all =
        new ArrayList<>(
            List.of(
                new Nothing(),
                new Said(ALICE, "hello"),
                new Said(LONG, "x".repeat(FrameCodec.textMax())),
                new Said(ALICE, "one\ntwo\u0000\u001b[2J"),
                new Joined(ALICE),
                new Left(LONG),
                new TimedOut(ALICE),
                new Kicked(LONG),
                new Whispered(ALICE, "こんにちは"),
                new WhisperedTo(LONG, "👨‍👩‍👧"),
                new Unknown(9),
                new Unknown(255)));
    Arrays.stream(Cause.values()).map(Closed::new).forEach(all::add);
    return all;
  }

  static List<Span> spans(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Span(1 + 3L * i, 2)).toList();
  }

  static Stream<ClientFrame> client() {
    return Stream.of(
        new ClientFrame.Say(1, "hello"),
        new ClientFrame.Say(ID_MAX, "x".repeat(FrameCodec.textMax())),
        new ClientFrame.Say(0x8000_0000L, "\u0000\n👋"),
        new ClientFrame.Have(0),
        new ClientFrame.Have(Long.MAX_VALUE),
        new ClientFrame.Want(spans(1)),
        new ClientFrame.Want(spans(100)),
        new ClientFrame.Want(List.of(new Span(Long.MAX_VALUE - 65535, 65535))),
        new ClientFrame.Leave(),
        new ClientFrame.Ask(1, new Wish.Kick(LONG)),
        new ClientFrame.Ask(ID_MAX, new Wish.Close()),
        new ClientFrame.Ask(2, new Wish.Whisper(ALICE, "a \"quoted\"\n\u0000 word")),
        new ClientFrame.Ask(3, new Wish.Unknown("dance")));
  }

  static Stream<ServerFrame> server() {
    List<LogEntry> entries =
        happenings().stream()
            .map(what -> entry(42, what))
            .filter(entry -> FrameCodec.packedSize(entry) < 400)
            .toList();
    return Stream.of(
            happenings().stream().map(what -> new ServerFrame.Event(entry(7, what))),
            Stream.of(
                new ServerFrame.Event(
                    new LogEntry(
                        Long.MAX_VALUE, Instant.ofEpochMilli(Long.MAX_VALUE), new Nothing())),
                new ServerFrame.Event(new LogEntry(1, Instant.EPOCH, new Nothing())),
                new ServerFrame.Said(0, 0),
                new ServerFrame.Said(ID_MAX, Long.MAX_VALUE),
                new ServerFrame.Head(0),
                new ServerFrame.Head(Long.MAX_VALUE),
                new ServerFrame.Gone(1),
                new ServerFrame.Answer(1, new Reply.Done()),
                new ServerFrame.Events(entries),
                new ServerFrame.Events(List.of()),
                new ServerFrame.Pack(entries),
                new ServerFrame.Pack(entries.subList(0, 1)),
                new ServerFrame.Pack(List.of())),
            Arrays.stream(Reply.Why.values())
                .map(why -> new ServerFrame.Answer(ID_MAX, new Reply.Declined(why, "だめ"))),
            Arrays.stream(Parting.values()).map(why -> new ServerFrame.Bye(why, "bye")))
        .flatMap(frames -> frames);
  }

  /** The bytes of all of them. */
  public static List<Bytes> bodies() {
    return Stream.concat(client().map(FrameCodec::encode), server().map(FrameCodec::encode))
        .toList();
  }

  /** Whether a decoder of either end takes it; then it is the same after another way round. */
  public static boolean isValue(Bytes body) {
    boolean client = isClientFrame(body);
    boolean server = isServerFrame(body);
    return client || server;
  }

  private static boolean isClientFrame(Bytes body) {
    ClientFrame frame;
    try {
      frame = FrameCodec.decodeClient(body);
    } catch (ProtocolException e) {
      return false;
    }
    same(frame, FrameCodec.decodeClient(FrameCodec.encode(frame)));
    return true;
  }

  private static boolean isServerFrame(Bytes body) {
    ServerFrame frame;
    try {
      frame = FrameCodec.decodeServer(body);
    } catch (ProtocolException e) {
      return false;
    }
    same(frame, FrameCodec.decodeServer(FrameCodec.encode(frame)));
    return true;
  }

  private static void same(Object frame, Object again) {
    if (!frame.equals(again)) {
      throw new AssertionError(frame + " becomes " + again);
    }
  }
}
