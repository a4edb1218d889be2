package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.server.Await;
import chat.server.room.Dispatch;
import chat.server.room.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who sends what waits at a desk when several relays bring something. */
@Timeout(60)
class DeskTest {
  private static final int RELAYS = 4;
  private static final int TEXTS = 20_000;
  private static final Post NOWHERE = (to, datagram) -> {};

  private final Crew crew = new Crew();
  private final Member alice = crew.enter("r", "alice");
  private final List<String> posted = new ArrayList<>();
  private final Desk desk = new Desk(this::post);

  @Test
  void aRelayKeepsItUntilNothingIsLeft() {
    bring(100);

    assertThat(desk.serve(this::post)).isTrue();
    while (desk.serve(this::post)) {
      assertThat(posted).hasSizeLessThan(100);
    }
    assertThat(posted).hasSize(100);
  }

  @Test
  void whoFindsAnotherRelaySendingLeavesItTheRest() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    bring(1);
    Thread first =
        Thread.ofPlatform()
            .start(
                () -> {
                  boolean isKept = true;
                  while (isKept) {
                    isKept = desk.serve(held(sending, goOn));
                  }
                });
    Await.open(sending);

    bring(1);
    assertThat(desk.serve(NOWHERE)).isFalse();
    assertThat(posted).isEmpty();

    goOn.countDown();
    first.join();
    assertThat(posted).hasSize(2);
  }

  @Test
  void whoHasNothingToDoSharesWhatAnotherKeeps() throws Exception {
    assertThat(desk.share()).as("nobody keeps it").isFalse();
    AtomicBoolean isSharedMeanwhile = new AtomicBoolean();
    Post asking =
        (to, datagram) -> {
          isSharedMeanwhile.set(desk.share());
          post(to, datagram);
        };
    bring(2 * Backlog.TURN);
    assertThat(desk.serve(asking)).isTrue();
    assertThat(isSharedMeanwhile).as("while somebody sends").isFalse();

    assertThat(desk.share()).isTrue();
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread other = Thread.ofPlatform().start(() -> desk.serve(held(sending, goOn)));
    Await.open(sending);
    assertThat(desk.serve(NOWHERE)).as("it is left to the other").isFalse();
    goOn.countDown();
    other.join();
  }

  /** Else a relay without work would come back to it until the other one has looked, too. */
  @Test
  void whereNothingIsLeftThereIsNothingToShare() {
    bring(1);
    desk.keep();
    assertThat(desk.serve(this::post)).isFalse();

    assertThat(desk.share()).isFalse();
  }

  /** Else one relay could fill it for ever while another one sends. */
  @Test
  void whoFindsAFullDeskWaitsAndSendsItself() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    bring(Backlog.MAX + 1);
    Post slow = held(sending, goOn);
    Thread first = Thread.ofPlatform().start(() -> desk.serve(slow));
    Await.open(sending);

    desk.keep();
    AtomicBoolean isKept = new AtomicBoolean();
    Thread second = Thread.ofPlatform().start(() -> isKept.set(desk.serve(this::post)));
    Await.until("the second waits", () -> second.getState() == Thread.State.WAITING);

    goOn.countDown();
    first.join();
    second.join();
    assertThat(posted).hasSize(2 * Backlog.TURN);
    assertThat(isKept).isTrue();
  }

  /** A relay that has much to send would take the lock again before the next one has woken up. */
  @Test
  void whoWaitsComesBeforeTheNextTurnOfARelay() throws Exception {
    List<String> turns = Collections.synchronizedList(new ArrayList<>());
    Desk loud = new Desk((to, datagram) -> turns.add("helper"));
    IntStream.range(0, 100 * Backlog.TURN).forEach(text -> loud.place(said("text " + text)));
    loud.keep();
    AtomicReference<Optional<Thread>> helper = new AtomicReference<>(Optional.empty());
    Post post =
        (to, datagram) -> {
          turns.add("relay");
          if (helper.get().isEmpty()) {
            Thread waiting = Thread.ofPlatform().start(loud::help);
            helper.set(Optional.of(waiting));
            Await.until("the helper waits", () -> waiting.getState() == Thread.State.WAITING);
          }
        };
    while (loud.serve(post)) {}
    helper.get().orElseThrow().join();

    assertThat(turns.indexOf("helper")).isEqualTo(Backlog.TURN);
  }

  /** Who is no relay does not go on. */
  @Test
  void whoFindsAHelperSendingWaits() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Desk slow = new Desk(held(sending, goOn));
    slow.place(said("1"));
    Thread helper = Thread.ofPlatform().start(slow::help);
    Await.open(sending);

    slow.place(said("2"));
    slow.keep();
    AtomicBoolean isKept = new AtomicBoolean(true);
    Thread relay = Thread.ofPlatform().start(() -> isKept.set(slow.serve(this::post)));
    Await.until("the relay waits", () -> relay.getState() == Thread.State.WAITING);

    goOn.countDown();
    helper.join();
    relay.join();
    assertThat(posted).containsExactly("x: 1", "x: 2");
    assertThat(isKept).isFalse();
  }

  @Test
  void whateverRelaysBringAndLeaveToEachOtherIsSentOnceAndInItsOrder() throws Exception {
    List<Thread> relays =
        IntStream.range(0, RELAYS)
            .mapToObj(relay -> Thread.ofPlatform().start(() -> bringAndServe(relay)))
            .toList();
    for (Thread relay : relays) {
      relay.join();
    }

    assertThat(posted).hasSize(RELAYS * TEXTS);
    for (int relay = 0; relay < RELAYS; relay++) {
      String name = "x: " + relay + "/";
      assertThat(posted.stream().filter(text -> text.startsWith(name)))
          .containsExactlyElementsOf(
              IntStream.range(0, TEXTS).mapToObj(text -> name + text).toList());
    }
  }

  /** As the loop of a relay does it. */
  private void bringAndServe(int relay) {
    boolean isKept = false;
    for (int text = 0; text < TEXTS; text++) {
      desk.place(said(relay + "/" + text));
      if (!isKept) {
        desk.keep();
      }
      isKept = desk.serve(this::post);
    }
    while (isKept) {
      isKept = desk.serve(this::post);
    }
  }

  /** Tells when it sends, and goes on when it may. */
  private Post held(CountDownLatch sending, CountDownLatch goOn) {
    return (to, datagram) -> {
      sending.countDown();
      Await.open(goOn);
      post(to, datagram);
    };
  }

  private void bring(int texts) {
    IntStream.range(0, texts).forEach(text -> desk.place(said("text " + text)));
    desk.keep();
  }

  /** Under the lock of the desk. */
  private void post(Member to, Bytes datagram) {
    posted.add(datagram.asUtf8());
  }

  private Dispatch said(String text) {
    return Crew.said(text, alice);
  }
}
