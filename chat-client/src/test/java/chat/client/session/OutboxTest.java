package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutboxTest {
  private static final Set<Thread.State> AT_REST =
      EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED);

  private final BlockingQueue<Integer> tooLong = new LinkedBlockingQueue<>();

  /** Takes each text when it is told to, and says then what became of it. */
  private static final class SlowCarrier implements Carrier {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<SayResult> answer = new CompletableFuture<>();
    private final List<String> taken = new ArrayList<>();

    @Override
    public SayResult say(String text) {
      asked.countDown();
      SayResult result = answer.join();
      if (result instanceof SayResult.Accepted) {
        taken.add(text);
      }
      return result;
    }

    @Override
    public boolean awaitSent() {
      return true;
    }

    @Override
    public void leave() {}

    private void awaitAsked() throws InterruptedException {
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** One that has given the first of these to {@code carrier} and waits for what it says. */
  private Outbox handingOver(SlowCarrier carrier, String... texts) throws InterruptedException {
    Outbox outbox = new Outbox(carrier);
    List.of(texts).forEach(outbox::add);
    Thread.ofPlatform().daemon().start(() -> outbox.sendAll(tooLong::add));
    carrier.awaitAsked();
    return outbox;
  }

  private static CompletableFuture<List<String>> drain(Outbox outbox) {
    CompletableFuture<List<String>> rest = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().daemon().start(() -> rest.complete(outbox.closeAndDrain()));
    while (!AT_REST.contains(thread.getState())) {
      Thread.onSpinWait();
    }
    return rest;
  }

  @Test
  void whatIsTakenWhileItIsClosedIsThereAndNotHere() throws Exception {
    SlowCarrier carrier = new SlowCarrier();
    Outbox outbox = handingOver(carrier, "one", "two");

    CompletableFuture<List<String>> rest = drain(outbox);
    carrier.answer.complete(new SayResult.Accepted());

    assertThat(rest.join()).containsExactly("two");
    assertThat(carrier.taken).containsExactly("one");
  }

  @Test
  void whatIsNotTakenWhileItIsClosedIsHere() throws Exception {
    SlowCarrier carrier = new SlowCarrier();
    Outbox outbox = handingOver(carrier, "one", "two");

    CompletableFuture<List<String>> rest = drain(outbox);
    carrier.answer.complete(new SayResult.Over());

    assertThat(rest.join()).containsExactly("one", "two");
  }

  @Test
  void aSenderThatBreaksKeepsNobodyWaiting() throws Exception {
    SlowCarrier carrier = new SlowCarrier();
    Outbox outbox = new Outbox(carrier);
    outbox.add("one");
    CompletableFuture<Throwable> broke = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                outbox.sendAll(tooLong::add);
              } catch (RuntimeException e) {
                broke.complete(e);
              }
            });
    carrier.awaitAsked();

    CompletableFuture<List<String>> rest = drain(outbox);
    carrier.answer.completeExceptionally(new IllegalStateException("broken"));

    assertThat(rest.join()).containsExactly("one");
    assertThat(broke.join()).hasRootCauseMessage("broken");
  }

  @Test
  void whoHearsThatATextWasTooLongMayCloseIt() throws Exception {
    SlowCarrier carrier = new SlowCarrier();
    carrier.answer.complete(new SayResult.TooLong(3));
    Outbox outbox = new Outbox(carrier);
    outbox.add("one");
    BlockingQueue<List<String>> rest = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().start(() -> outbox.sendAll(_ -> rest.add(outbox.closeAndDrain())));

    assertThat(rest.poll(20, TimeUnit.SECONDS)).isEmpty();
  }
}
