package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.Utterance;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Span;
import chat.server.room.Entrance.Entered;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Repeated;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However much somebody asks for, and however often, it is sent so much and no more. */
class MissedTest {
  private static final int ENTRIES = 1000;
  private static final ClientFrame EVERYTHING_100_TIMES =
      new ClientFrame.Want(Collections.nCopies(100, new Span(1, Span.COUNT_MAX)));

  private final RoomRegistry registry =
      Rooms.registry(
          new RoomLimits(
              1, 5, 5, 5, new Rate(10_000, 1), 10_000, new HistoryLimits(ENTRIES, 1_000_000)));
  private Member alice;

  @BeforeEach
  void talk() {
    LogRequest request = new LogRequest(Optional.empty(), LogRequest.DATAGRAM_DEFAULT);
    Applicant applicant =
        new Applicant(
            Rooms.user("alice"),
            Rooms.at(1, 5000),
            OptionalInt.empty(),
            Rooms.TONGUE,
            Liveness.KEEPALIVE,
            Optional.of(request));
    alice = ((Entered) registry.create(0, Rooms.room("r"), applicant, Optional.empty())).member();
    for (int i = 0; i < ENTRIES; i++) {
      var _ = registry.say(0, alice, Utterance.of("x".repeat(200)), 1);
    }
  }

  private List<ServerFrame> answer(long now, ClientFrame want) {
    return registry.hear(now, alice, want, 1).dispatches().stream()
        .map(dispatch -> frame(dispatch.event()))
        .toList();
  }

  private static ServerFrame frame(RoomEvent event) {
    return event instanceof Repeated(Bytes frame)
        ? FrameCodec.decodeServer(frame)
        : ((Framed) event).frame();
  }

  @Test
  void oneWantIsAnsweredWithSoManyDatagrams() {
    List<ServerFrame> frames = answer(0, EVERYTHING_100_TIMES);
    assertThat(frames.getFirst()).isEqualTo(new ServerFrame.Gone(2));
    assertThat(frames).hasSize(1 + LogSeat.REPLIES.burst());
    assertThat(frames)
        .allSatisfy(
            frame ->
                assertThat(FrameCodec.encode(frame).size())
                    .isLessThanOrEqualTo(LogRequest.DATAGRAM_DEFAULT));
  }

  @Test
  void manyWantsAreAnsweredNoFaster() {
    var _ = answer(0, EVERYTHING_100_TIMES);
    int packs = 0;
    for (int i = 1; i <= 1000; i++) {
      long now = Duration.ofMillis(i).toNanos();
      packs += answer(now, EVERYTHING_100_TIMES).size() - 1;
    }
    assertThat(packs).isBetween(199, 201);
  }

  @Test
  void whatIsNotThereCostsNothing() {
    ClientFrame future =
        new ClientFrame.Want(Collections.nCopies(100, new Span(ENTRIES + 2, Span.COUNT_MAX)));
    for (int i = 0; i < 1000; i++) {
      assertThat(answer(0, future)).isEmpty();
    }
    assertThat(answer(0, EVERYTHING_100_TIMES)).hasSize(1 + LogSeat.REPLIES.burst());
  }
}
