package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.server.Await;
import chat.server.observe.EventLog;
import chat.server.room.Dispatch;
import chat.server.room.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
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
                office[0].desk(to.roomName()).place(said("flood"));
              }
            });
    office[0].desk(alice.roomName()).place(said("flood"));

    office[0].deliver(() -> List.of(said("closing")));

    assertThat(posted).contains("x: closing").hasSizeLessThan(2 * Backlog.TURN);
  }

  @Test
  void itSendsWhatWaitedBeforeAndThenWhatWasBrought() {
    PostOffice office = office((to, datagram) -> posted.add(datagram.asUtf8()));
    for (int i = 0; i < 100; i++) {
      office.desk(alice.roomName()).place(said("text " + i));
    }

    office.deliver(() -> List.of(said("closing")));

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

    office.deliver(() -> List.of(said("bad"), said("good"), said("bad")));

    assertThat(posted).containsExactly("x: good");
  }

  /** Only so is the order in which things are told the one in which they happened. */
  @Test
  void whatIsToldOfAChangeHasItsPlaceBeforeTheNextChange() throws Exception {
    PostOffice office = office((to, datagram) -> posted.add(datagram.asUtf8()));
    CountDownLatch changing = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<Optional<Runnable>> first = new AtomicReference<>(Optional.empty());
    Thread one =
        Thread.ofPlatform()
            .start(
                () ->
                    first.set(
                        office.add(
                            () -> {
                              changing.countDown();
                              Await.open(asked);
                              return List.of(said("first"));
                            })));
    Await.open(changing);
    Thread two = Thread.ofPlatform().start(() -> office.deliver(() -> List.of(said("second"))));
    Await.until("the second waits", () -> two.getState() == Thread.State.BLOCKED);
    asked.countDown();
    two.join();
    one.join();

    assertThat(posted).containsExactly("x: first", "x: second");
    first.get().orElseThrow().run();
    assertThat(posted).hasSize(2);
  }

  /** Who sends holds up who sends, but nobody who has something to place. */
  @Test
  void toPlaceSomethingIsToWaitForNobodyWhoSends() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    PostOffice office =
        office(
            (to, datagram) -> {
              posted.add(datagram.asUtf8());
              sending.countDown();
              Await.open(goOn);
            });
    Thread sender = Thread.ofPlatform().start(() -> office.deliver(() -> List.of(said("first"))));
    Await.open(sending);

    Optional<Runnable> second = office.add(() -> List.of(said("second")));
    assertThat(crew.rooms().members()).isEqualTo(1);

    goOn.countDown();
    sender.join();
    second.orElseThrow().run();
    assertThat(posted).containsExactly("x: first", "x: second");
  }

  @Test
  void whatTellsNobodyOfAnythingLeavesNothingToSend() {
    PostOffice office = office((to, datagram) -> posted.add(datagram.asUtf8()));

    assertThat(office.add(List::of)).isEmpty();
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

  private PostOffice office(Post post) {
    return new PostOffice(
        crew.rooms(), desk -> post, 2, new EventLog(System.getLogger("chat.server.test")));
  }

  private Dispatch said(String text) {
    return Crew.said(text, alice);
  }
}
