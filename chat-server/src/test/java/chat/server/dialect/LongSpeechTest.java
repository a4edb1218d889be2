package chat.server.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.control.Extensions;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Span;
import chat.protocol.notice.NoticeLanguage;
import chat.server.room.Applicant;
import chat.server.room.Dispatch;
import chat.server.room.Endpoint;
import chat.server.room.Entrance;
import chat.server.room.HistoryLimits;
import chat.server.room.HostAddress;
import chat.server.room.IdleReaper;
import chat.server.room.Liveness;
import chat.server.room.LogRequest;
import chat.server.room.Member;
import chat.server.room.RoomLimits;
import chat.server.room.RoomRegistry;
import chat.server.room.TokenIssuer;
import chat.server.room.Tongue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a plain datagram has room for may be more than what an EVENT has room for. */
class LongSpeechTest {
  private static final RoomName ROOM = new RoomName("r");
  private static final UserName SPEAKER = new UserName("太".repeat(20));
  private static final String TEXT = "あ".repeat(1340) + "b";

  private final RoomRegistry rooms =
      new RoomRegistry(
          new RoomLimits(5, 5, 5, 5, new Rate(30, 5), 1000, new HistoryLimits(100, 100_000)),
          new TokenIssuer(new SecureRandom()),
          new IdleReaper(Duration.ofMinutes(10), Duration.ofSeconds(15)),
          () -> Instant.EPOCH);
  private final PlainDialect plain = new PlainDialect(NoticeLanguage.EN, Set.of(Extensions.LOG));

  private static Member entered(Entrance entrance) {
    assertThat(entrance).isInstanceOf(Entrance.Entered.class);
    return ((Entrance.Entered) entrance).member();
  }

  private static Applicant applicant(String name, Tongue tongue, Optional<LogRequest> log) {
    Endpoint from = new Endpoint(HostAddress.of(new byte[] {10, 0, 0, 1}, 0), 5000);
    return new Applicant(
        new UserName(name), from, OptionalInt.empty(), tongue, Liveness.KEEPALIVE, log);
  }

  private Member reader() {
    LogRequest request = new LogRequest(Optional.empty(), LogRequest.DATAGRAM_DEFAULT);
    return entered(
        rooms.create(
            0,
            ROOM,
            applicant("alice", new LogTongue(plain), Optional.of(request)),
            Optional.empty()));
  }

  private Member plainMember(String name) {
    return entered(rooms.join(0, ROOM, applicant(name, plain, Optional.empty()), Optional.empty()));
  }

  private static List<ServerDatagram> heard(Member member, List<Dispatch> dispatches) {
    return dispatches.stream()
        .filter(dispatch -> dispatch.audience().contains(member))
        .flatMap(dispatch -> member.tongue().hear(dispatch.event()).stream())
        .toList();
  }

  private static Stream<LogEntry> entries(ServerFrame frame) {
    return switch (frame) {
      case ServerFrame.Event(LogEntry entry) -> Stream.of(entry);
      case ServerFrame.Pack(List<LogEntry> entries) -> entries.stream();
      default -> Stream.empty();
    };
  }

  private static String said(List<ServerDatagram> datagrams) {
    return datagrams.stream()
        .map(datagram -> FrameCodec.decodeServer(datagram.body()))
        .flatMap(LongSpeechTest::entries)
        .map(entry -> ((Happening.Said) entry.what()).text().value())
        .collect(Collectors.joining());
  }

  @Test
  void isSeveralEntriesForThoseWhoReadTheLog() {
    Member alice = reader();
    Member speaker = plainMember(SPEAKER.value());
    Member carol = plainMember("carol");
    List<Dispatch> dispatches = rooms.say(0, speaker, Utterance.of(TEXT), 1).dispatches();
    assertThat(heard(alice, dispatches)).hasSize(2);
    assertThat(said(heard(alice, dispatches))).isEqualTo(TEXT);
    assertThat(heard(carol, dispatches)).isEqualTo(StampedText.encode(SPEAKER, Utterance.of(TEXT)));
    assertThat(heard(speaker, dispatches)).isEmpty();
  }

  @Test
  void canBeAskedForAgain() {
    Member alice = reader();
    Member speaker = plainMember(SPEAKER.value());
    var _ = rooms.say(0, speaker, Utterance.of(TEXT), 1);
    List<Dispatch> dispatches =
        rooms.hear(0, alice, new ClientFrame.Want(List.of(new Span(3, 10))), 1).dispatches();
    assertThat(said(heard(alice, dispatches))).isEqualTo(TEXT);
  }

  @Test
  void isOneEntryWhenItFits() {
    Member alice = reader();
    Member speaker = plainMember("bob");
    String fitting = "x".repeat(ProtocolLimits.SERVER_DATAGRAM_MAX - FrameCodec.EVENT_OVERHEAD - 3);
    List<ServerDatagram> heard =
        heard(alice, rooms.say(0, speaker, Utterance.of(fitting), 1).dispatches());
    assertThat(heard)
        .containsExactly(
            new ServerDatagram(
                FrameCodec.encode(
                    new ServerFrame.Event(
                        new LogEntry(
                            3, Instant.EPOCH, new Happening.Said(speaker.name(), fitting))))));
    assertThat(heard.getFirst().body().size()).isEqualTo(ProtocolLimits.SERVER_DATAGRAM_MAX);
    assertThat(heard(alice, rooms.say(0, speaker, Utterance.of(fitting + "x"), 1).dispatches()))
        .hasSize(2);
  }
}
