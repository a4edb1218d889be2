package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.server.observe.EventLog;
import chat.server.room.Dispatch;
import chat.server.room.Member;
import chat.server.room.RoomEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PostOfficeTest {
  private final Crew crew = new Crew();
  private final Member alice = crew.enter("r", "alice");
  private final List<String> posted = new ArrayList<>();

  @Test
  void whoBringsSomethingIsNotKeptByWhatOthersBring() {
    // A flood: whenever something is sent, there is more of it.
    PostOffice[] office = new PostOffice[1];
    office[0] =
        office(
            (to, datagram) -> {
              posted.add(datagram.asUtf8());
              if (posted.size() < 10 * Backlog.TURN) {
                var _ = office[0].desk(to.roomName()).add(said("flood"));
              }
            });
    var _ = office[0].desk(alice.roomName()).add(said("flood"));

    office[0].deliver(List.of(said("closing")));

    assertThat(posted).contains("x: closing").hasSizeLessThan(2 * Backlog.TURN);
  }

  @Test
  void itSendsWhatWaitedBeforeAndThenWhatWasBrought() {
    PostOffice office = office((to, datagram) -> posted.add(datagram.asUtf8()));
    for (int i = 0; i < 100; i++) {
      var _ = office.desk(alice.roomName()).add(said("text " + i));
    }

    office.deliver(List.of(said("closing")));

    assertThat(posted).hasSize(101).startsWith("x: text 0", "x: text 1").endsWith("x: closing");
  }

  @Test
  void whatCannotBeSentKeepsNobody() {
    PostOffice office =
        office(
            (to, datagram) -> {
              if (datagram.equals(Bytes.utf8("x: bad"))) {
                throw new IllegalStateException("no memory left, for example");
              }
              posted.add(datagram.asUtf8());
            });

    office.deliver(List.of(said("bad"), said("good"), said("bad")));

    assertThat(posted).containsExactly("x: good");
  }

  @Test
  void theRoomsOfADeskDoNotCrowdInTheSamePlaceOfAMap() {
    PostOffice office = office((to, datagram) -> {});
    Map<Desk, List<RoomName>> rooms =
        IntStream.range(0, 6400)
            .mapToObj(i -> new RoomName("room-" + i))
            .collect(Collectors.groupingBy(office::desk));

    assertThat(rooms).hasSize(64);
    assertThat(rooms.values())
        .allSatisfy(
            those -> {
              assertThat(those).hasSizeBetween(20, 400);
              assertThat(those.stream().map(room -> room.hashCode() & 0x3f).distinct().count())
                  .isGreaterThan(12);
            });
  }

  private static PostOffice office(Post post) {
    return new PostOffice(desk -> post, new EventLog(System.getLogger("chat.server.test")));
  }

  private Dispatch said(String text) {
    LogEntry entry = new LogEntry(1, Instant.EPOCH, new Happening.Said(new UserName("x"), text));
    return new Dispatch(new RoomName("r"), new RoomEvent.Happened(entry), List.of(alice));
  }
}
