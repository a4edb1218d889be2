package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.server.observe.EventLog;
import chat.server.room.LogRequest;
import chat.server.room.Member;
import chat.server.room.Speech;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said is told whole, although the next datagram came into the same place before. */
class LentTest {
  private final Crew crew = new Crew();
  private final MessageRouter router = new MessageRouter(crew.rooms());
  private final List<Bytes> heard = new ArrayList<>();
  private final byte[] place = new byte[ProtocolLimits.CLIENT_DATAGRAM_MAX];

  @ParameterizedTest
  @ValueSource(strings = {"hi", "日本語", "two\nlines", "a long one", "日本語 a long one"})
  void whateverTheRoomIsLike(String text) {
    String whole = text.endsWith("long one") ? text.repeat(3_600 / Bytes.utf8(text).size()) : text;
    for (Kind speaker : Kind.values()) {
      for (Kind hearer : Kind.values()) {
        assertThat(told(speaker, hearer, whole)).as("%s to %s", speaker, hearer).isEqualTo(whole);
      }
    }
  }

  @Test
  void alsoWhatIsTooLongForOneEntry() {
    String text = "x".repeat(4_080);
    assertThat(told(Kind.PLAIN, Kind.PLAIN, text)).isEqualTo(text);
  }

  private enum Kind {
    PLAIN,
    LOG
  }

  private String told(Kind speaker, Kind hearer, String text) {
    RoomName room = new RoomName(speaker + " to " + hearer + " " + text.length());
    Member alice = crew.enter(room, "alice", log(speaker));
    Member bob = crew.enter(room, "bob", log(hearer));
    PostOffice office =
        new PostOffice(
            crew.rooms(),
            _ -> (to, datagram) -> heard.addAll(to == bob ? List.of(datagram) : List.of()),
            1,
            new EventLog(System.getLogger("chat.server.test")));
    heard.clear();

    var _ = office.place(router.route(0, alice, receive(alice, body(speaker, text))));
    Arrays.fill(place, (byte) '?');
    for (int turn = 0; turn < 10; turn++) {
      office.desk(room).help();
    }
    return String.join("\n", heard.stream().flatMap(datagram -> text(hearer, datagram)).toList());
  }

  private Speech receive(Member member, Bytes body) {
    int size = body.copyTo(place, 0);
    return member.tongue().speak(Bytes.lent(place, 0, size));
  }

  private static Bytes body(Kind speaker, String text) {
    return switch (speaker) {
      case PLAIN -> Bytes.utf8(text);
      case LOG -> FrameCodec.encode(new ClientFrame.Say(1, text));
    };
  }

  private static Stream<String> text(Kind hearer, Bytes datagram) {
    return switch (hearer) {
      case PLAIN -> datagram.asUtf8().lines().map(line -> line.substring("alice: ".length()));
      case LOG -> Stream.of(datagram).map(FrameCodec::decodeServer).map(LentTest::text);
    };
  }

  private static String text(ServerFrame frame) {
    return frame instanceof ServerFrame.Event(LogEntry(_, _, Happening.Said(_, var text)))
        ? text.value()
        : frame.toString();
  }

  private static Optional<LogRequest> log(Kind kind) {
    return switch (kind) {
      case PLAIN -> Optional.empty();
      case LOG -> Optional.of(new LogRequest(Optional.empty(), 1200));
    };
  }
}
