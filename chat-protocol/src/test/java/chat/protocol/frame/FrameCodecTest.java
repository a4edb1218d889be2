package chat.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.Refused;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.datagram.DatagramCodec;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
  private static final Set<Integer> CLIENT_TYPES = Set.of(0x01, 0x02, 0x03, 0x04, 0x05);
  private static final Set<Integer> SERVER_TYPES = Set.of(0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x8F);

  static Stream<ClientFrame> clientFrames() {
    return FrameSamples.client();
  }

  static Stream<ServerFrame> serverFrames() {
    return FrameSamples.server();
  }

  private static void malformed(ThrowingCallable decoding) {
    Refused.with(Fault.MALFORMED, decoding);
  }

  private static Bytes want(int spans) {
    Bytes bytes = Bytes.hex("0003");
    for (Span span : FrameSamples.spans(spans)) {
      bytes = bytes.plus(Bytes.hex("%016x%04x".formatted(span.from(), span.count())));
    }
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("clientFrames")
  void whatAMemberSendsArrives(ClientFrame frame) {
    Bytes bytes = FrameCodec.encode(frame);
    assertThat(FrameCodec.isFrame(bytes)).isTrue();
    assertThat(FrameCodec.decodeClient(bytes)).isEqualTo(frame);
    malformed(() -> FrameCodec.decodeServer(bytes));
  }

  @ParameterizedTest
  @MethodSource("serverFrames")
  void whatAServerSendsArrives(ServerFrame frame) {
    Bytes bytes = FrameCodec.encode(frame);
    assertThat(bytes.size()).isLessThanOrEqualTo(ProtocolLimits.SERVER_DATAGRAM_MAX);
    assertThat(FrameCodec.isFrame(bytes)).isTrue();
    assertThat(FrameCodec.decodeServer(bytes)).isEqualTo(frame);
    malformed(() -> FrameCodec.decodeClient(bytes));
  }

  @ParameterizedTest
  @MethodSource("clientFrames")
  void noPieceOfAMembersFrameIsSomethingElse(ClientFrame frame) {
    Bytes bytes = FrameCodec.encode(frame);
    for (int end = 0; end < bytes.size(); end++) {
      try {
        assertThat(FrameCodec.decodeClient(bytes.slice(0, end))).hasSameClassAs(frame);
      } catch (ProtocolException e) {
        assertThat(e.fault()).isIn(Fault.MALFORMED, Fault.NOT_UTF8);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("serverFrames")
  void noPieceOfAServersFrameIsSomethingElse(ServerFrame frame) {
    Bytes bytes = FrameCodec.encode(frame);
    for (int end = 0; end < bytes.size(); end++) {
      try {
        assertThat(FrameCodec.decodeServer(bytes.slice(0, end))).hasSameClassAs(frame);
      } catch (ProtocolException e) {
        assertThat(e.fault()).isIn(Fault.MALFORMED, Fault.NOT_UTF8);
      }
    }
  }

  @Test
  void whereNothingCanFollowNothingMay() {
    Stream.of(
            new ClientFrame.Have(1),
            new ClientFrame.Leave(),
            new ClientFrame.Ask(1, new Wish.Close()))
        .map(FrameCodec::encode)
        .forEach(bytes -> malformed(() -> FrameCodec.decodeClient(bytes.plus(Bytes.hex("00")))));
    Stream.of(
            new ServerFrame.Said(1, 1),
            new ServerFrame.Head(1),
            new ServerFrame.Gone(1),
            new ServerFrame.Pack(List.of(FrameSamples.entry(1, new Happening.Nothing()))),
            new ServerFrame.Answer(1, new Reply.Done()))
        .map(FrameCodec::encode)
        .forEach(bytes -> malformed(() -> FrameCodec.decodeServer(bytes.plus(Bytes.hex("00")))));
  }

  @Test
  void thereAreNoOtherTypes() {
    Bytes rest = Bytes.of(new byte[40]);
    for (int type = 0; type <= 255; type++) {
      Bytes body = Bytes.of((byte) 0, (byte) type).plus(rest);
      if (!CLIENT_TYPES.contains(type)) {
        malformed(() -> FrameCodec.decodeClient(body));
      }
      if (!SERVER_TYPES.contains(type)) {
        malformed(() -> FrameCodec.decodeServer(body));
      }
    }
  }

  @Test
  void onlyAZeroBeginsAFrame() {
    assertThat(FrameCodec.isFrame(Bytes.EMPTY)).isFalse();
    assertThat(FrameCodec.isFrame(Bytes.utf8("hello"))).isFalse();
    assertThat(FrameCodec.isFrame(Bytes.hex("00"))).isTrue();
    for (int first = 1; first <= 255; first++) {
      Bytes body = Bytes.of((byte) first, (byte) 4);
      assertThat(FrameCodec.isFrame(body)).isFalse();
      malformed(() -> FrameCodec.decodeClient(body));
      malformed(() -> FrameCodec.decodeServer(body));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0002 8000000000000000",
        "0003 8000000000000000 0001",
        "0003 7fffffffffff0001 0001",
        "0082 00000001 8000000000000000",
        "0083 ffffffffffffffff",
        "0084 8000000000000000",
        "0081 8000000000000000 0000000000000000 00 00",
        "0081 0000000000000001 8000000000000000 00 00"
      })
  void nobodyCountsAbove2To63(String hex) {
    Bytes body = Bytes.hex(hex.replace(" ", ""));
    malformed(() -> FrameCodec.decodeClient(body));
    malformed(() -> FrameCodec.decodeServer(body));
  }

  @Test
  void aSayHasAnIdAndAText() {
    malformed(() -> FrameCodec.decodeClient(Bytes.hex("000100000001")));
    malformed(() -> FrameCodec.decodeClient(Bytes.hex("00010000000078")));
    Refused.with(Fault.NOT_UTF8, () -> FrameCodec.decodeClient(Bytes.hex("000100000001c0af")));
  }

  @Test
  void aWantNamesOneTo100Spans() {
    malformed(() -> FrameCodec.decodeClient(want(0)));
    assertThat(FrameCodec.decodeClient(want(1)))
        .isEqualTo(new ClientFrame.Want(FrameSamples.spans(1)));
    assertThat(FrameCodec.decodeClient(want(100)))
        .isEqualTo(new ClientFrame.Want(FrameSamples.spans(100)));
    malformed(() -> FrameCodec.decodeClient(want(101)));
  }

  @Test
  void aSpanIsSomewhereAndNotEmpty() {
    malformed(() -> FrameCodec.decodeClient(Bytes.hex("000300000000000000000001")));
    malformed(() -> FrameCodec.decodeClient(Bytes.hex("000300000000000000010000")));
    assertThat(new Span(5, 3).last()).isEqualTo(7);
    assertThat(new Span(Long.MAX_VALUE - 65535, 65535).last()).isPositive();
  }

  @Test
  void aPackMayNotLieAboutItsSizes() {
    Bytes entry =
        FrameCodec.encode(
                new ServerFrame.Event(
                    FrameSamples.entry(1, new Happening.Joined(FrameSamples.ALICE))))
            .slice(2, 25);
    Bytes whole = Bytes.hex("00860017").plus(entry);
    assertThat(FrameCodec.decodeServer(whole))
        .isEqualTo(
            new ServerFrame.Pack(
                List.of(FrameSamples.entry(1, new Happening.Joined(FrameSamples.ALICE)))));
    for (int size : IntStream.range(0, 0x17).toArray()) {
      malformed(() -> FrameCodec.decodeServer(Bytes.hex("0086%04x".formatted(size)).plus(entry)));
    }
    malformed(() -> FrameCodec.decodeServer(Bytes.hex("00860018").plus(entry)));
    malformed(() -> FrameCodec.decodeServer(Bytes.hex("0086ffff").plus(entry)));
  }

  @Test
  void aPackOfTheSmallestEntriesIsBounded() {
    Bytes smallest = Bytes.hex("001200000000000000010000000000000000").plus(Bytes.hex("0000"));
    Bytes pack = Bytes.hex("0086");
    while (pack.size() + smallest.size() <= ProtocolLimits.SERVER_DATAGRAM_MAX) {
      pack = pack.plus(smallest);
    }
    assertThat(((ServerFrame.Pack) FrameCodec.decodeServer(pack)).entries()).hasSize(204);
  }

  @Test
  void tellsHowLargeAFrameWillBe() {
    for (Happening what : FrameSamples.happenings()) {
      LogEntry entry = FrameSamples.entry(1, what);
      int event = FrameCodec.encode(new ServerFrame.Event(entry)).size();
      int pack = FrameCodec.encode(new ServerFrame.Pack(List.of(entry, entry))).size();
      assertThat(FrameCodec.eventSize(entry)).isEqualTo(event);
      assertThat(2 + 2 * FrameCodec.packedSize(entry)).isEqualTo(pack);
    }
    assertThat(FrameCodec.encode(new ClientFrame.Say(1, "x")).size())
        .isEqualTo(FrameCodec.SAY_OVERHEAD + 1);
  }

  @Test
  void anEntryCanBeReadAsItStandsInAPack() {
    for (Happening what : FrameSamples.happenings()) {
      LogEntry entry = FrameSamples.entry(1, what);
      byte[] target = new byte[3 + FrameCodec.packedSize(entry)];
      FrameCodec.pack(entry, target, 3);
      Bytes packed = Bytes.of(target).slice(3, target.length);
      assertThat(FrameCodec.unpack(packed)).isEqualTo(entry);
      assertThat(FrameCodec.pack(entry)).isEqualTo(packed);
      malformed(() -> FrameCodec.unpack(packed.plus(Bytes.hex("00"))));
      malformed(() -> FrameCodec.unpack(packed.slice(0, packed.size() - 1)));
    }
  }

  @Test
  void whatWasSaidIsPackedLikeItsEntry() {
    for (String text : List.of("hi", "日本語", "two\nlines", "x".repeat(FrameCodec.textMax()))) {
      for (UserName who : List.of(FrameSamples.ALICE, FrameSamples.LONG)) {
        LogEntry entry = FrameSamples.entry(7, new Happening.Said(who, text));
        Utterance said = Utterance.of(text);
        byte[] target = new byte[3 + FrameCodec.packedSize(who, said)];
        int end = FrameCodec.pack(entry.seq(), entry.time(), who, said, target, 3);

        assertThat(end).isEqualTo(target.length);
        assertThat(Bytes.of(target, 3, end - 3)).isEqualTo(FrameCodec.pack(entry));
      }
    }
  }

  @Test
  void whatFitsIntoAnEventIsOneText() {
    int most = FrameCodec.textMax();
    Utterance largest = Utterance.of("x".repeat(most));
    Utterance larger = Utterance.of("x".repeat(most + 1));

    assertThat(FrameCodec.fits(FrameSamples.LONG, largest)).isTrue();
    assertThat(FrameCodec.texts(FrameSamples.LONG, largest)).containsExactly(largest);
    assertThat(FrameCodec.fits(FrameSamples.LONG, larger)).isFalse();
    assertThat(FrameCodec.texts(FrameSamples.LONG, larger)).hasSize(2);
    assertThat(FrameCodec.fits(FrameSamples.ALICE, larger)).isTrue();
  }

  @Test
  void whatWasMissedIsAPackIfItFitsIntoOne() {
    LogEntry one = FrameSamples.entry(1, new Happening.Joined(FrameSamples.ALICE));
    LogEntry two = FrameSamples.entry(2, new Happening.Left(FrameSamples.LONG));
    LogEntry large =
        FrameSamples.entry(
            3, new Happening.Said(FrameSamples.LONG, "x".repeat(FrameCodec.textMax())));

    assertThat(repeated(one)).isEqualTo(new ServerFrame.Pack(List.of(one)));
    assertThat(repeated(one, two)).isEqualTo(new ServerFrame.Pack(List.of(one, two)));
    assertThat(repeated(large)).isEqualTo(new ServerFrame.Event(large));
  }

  private static ServerFrame repeated(LogEntry... entries) {
    return FrameCodec.decodeServer(
        FrameCodec.repeat(Stream.of(entries).map(FrameCodec::pack).toList()));
  }

  @Test
  void theLongestTextFitsBothWays() {
    LogEntry largest =
        FrameSamples.entry(
            1, new Happening.Said(FrameSamples.LONG, "x".repeat(FrameCodec.textMax())));
    assertThat(FrameCodec.eventSize(largest)).isEqualTo(ProtocolLimits.SERVER_DATAGRAM_MAX);
    Token token = new Token("t".repeat(43));
    assertThat(DatagramCodec.maxText(new RoomName("r"), token) - FrameCodec.SAY_OVERHEAD)
        .isGreaterThan(FrameCodec.textMax());
  }
}
