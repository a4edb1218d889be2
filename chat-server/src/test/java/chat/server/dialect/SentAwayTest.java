package chat.server.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeLanguage;
import chat.server.room.RoomEvent;
import chat.server.room.Tongue;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that knows nothing of hosts with such powers ends as when it is dropped. */
class SentAwayTest {
  private static final NoticeLanguage EN = NoticeLanguage.EN;

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(new Techcraft(EN).tongue(), "\"type\":\"TIMEOUT\"", "\"type\":\"CLOSE\""),
        Arguments.of(new Ssoranaoki(EN).tongue(), "ホストが退出したため", "ホストが退出したため"),
        Arguments.of(new Explorer(EN).tongueOf(new UserName("bob")), "exit!", "exit!"),
        Arguments.of(new Kevin(EN).tongue(), "__ROOM_CLOSED__", "__ROOM_CLOSED__"),
        Arguments.of(new Takeo(EN).tongue(), "Room closed", "Room closed"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void hearsTheEnd(Tongue tongue, String kicked, String closed) {
    assertThat(last(tongue, new RoomEvent.Announced(Notice.Personal.YOU_WERE_KICKED)))
        .contains(kicked);
    assertThat(last(tongue, happened(new Happening.Closed(Notice.Cause.HOST_CLOSED))))
        .contains(closed);
    assertThat(last(tongue, happened(new Happening.Kicked(new UserName("carol")))))
        .contains("carol")
        .doesNotContain(kicked, closed);
  }

  private static RoomEvent happened(Happening what) {
    return new RoomEvent.Happened(new LogEntry(1, Instant.EPOCH, what));
  }

  private static String last(Tongue tongue, RoomEvent event) {
    return tongue.hear(event).stream()
        .map(ServerDatagram::body)
        .map(Bytes::asUtf8)
        .reduce("", (before, datagram) -> datagram);
  }
}
