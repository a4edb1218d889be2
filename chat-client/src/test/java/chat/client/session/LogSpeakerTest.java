package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.LogSpeaker.Item;
import chat.protocol.Rate;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.Wish;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogSpeakerTest {
  private static final long TIMEOUT = RoundTrip.TIMEOUT_FIRST;
  private static final Wish KICK = new Wish.Kick(new UserName("bob"));

  private final RoundTrip roundTrip = new RoundTrip();
  private final LogSpeaker speaker = speaker(new Rate(1000, 1000));

  @Test
  void idsGoOnBehindTheLastThatWasTaken() {
    LogSpeaker later = new LogSpeaker(41, roundTrip, new TokenBucket(new Rate(9, 9), 0), 0);
    later.offer(words("a"));

    assertThat(later.due(0)).containsExactly(say(42, "a"));
  }

  @Test
  void noMoreThanTheWindowIsOnItsWay() {
    IntStream.range(0, 20).forEach(i -> speaker.offer(words("text " + i)));

    assertThat(speaker.due(0)).hasSize(LogSpeaker.WINDOW);
    assertThat(speaker.due(1)).isEmpty();

    var _ = speaker.taken(2, 3);
    assertThat(speaker.due(2))
        .containsExactly(say(17, "text 16"), say(18, "text 17"), say(19, "text 18"));
  }

  @Test
  void whatIsNotConfirmedIsSentAgainFromTheFirstOn() {
    offer("a", "b", "c");
    var _ = speaker.due(0);
    var _ = speaker.taken(1, 1);

    assertThat(speaker.due(RoundTrip.TIMEOUT_MIN)).isEmpty();
    assertThat(speaker.due(1 + RoundTrip.TIMEOUT_MIN)).containsExactly(say(2, "b"), say(3, "c"));
  }

  @Test
  void somethingNewDoesNotRestartTheTimer() {
    offer("a");
    var _ = speaker.due(0);
    offer("b");
    var _ = speaker.due(TIMEOUT - 1);

    assertThat(speaker.due(TIMEOUT)).containsExactly(say(1, "a"), say(2, "b"));
  }

  @Test
  void itRepeatsItselfWithoutEnd() {
    offer("a");
    long now = 0;
    for (int times = 0; times < 100; times++) {
      now += speaker.nanosUntilDue(now);
      assertThat(speaker.due(now)).containsExactly(say(1, "a"));
    }
    assertThat(speaker.nanosUntilDue(now)).isEqualTo(RoundTrip.TIMEOUT_MAX);
  }

  @Test
  void whoIsHeardAndNeverConfirmedIsStuck() {
    offer("a", "b");
    var _ = speaker.due(0);
    assertThat(speaker.isStuck(LogSpeaker.PATIENCE)).isTrue();
    assertThat(speaker.isStuck(LogSpeaker.PATIENCE - 1)).isFalse();

    var _ = speaker.taken(LogSpeaker.PATIENCE - 1, 1);
    assertThat(speaker.isStuck(LogSpeaker.PATIENCE)).isFalse();
    var _ = speaker.taken(LogSpeaker.PATIENCE, 2);
    assertThat(speaker.isStuck(9 * LogSpeaker.PATIENCE)).isFalse();
  }

  @Test
  void nobodySpeaksBeyondTheLastId() {
    LogSpeaker last =
        new LogSpeaker(0xFFFF_FFFEL, roundTrip, new TokenBucket(new Rate(9, 9), 0), 0);
    last.offer(words("a"));
    last.offer(words("b"));

    assertThat(last.due(0)).containsExactly(say(0xFFFF_FFFFL, "a"));
  }

  @Test
  void whatComesTooEarlyShowsThatTheFirstIsLost() {
    offer("a", "b");
    var _ = speaker.due(0);
    long trip = roundTrip.smoothed();

    assertThat(speaker.taken(trip, 0)).isEmpty();
    assertThat(speaker.due(trip)).containsExactly(say(1, "a"), say(2, "b"));
  }

  @Test
  void butItHurriesAtMostOnceARoundTrip() {
    offer("a", "b", "c");
    var _ = speaker.due(0);
    long trip = roundTrip.smoothed();
    var _ = speaker.taken(trip, 0);
    var _ = speaker.due(trip);

    var _ = speaker.taken(trip + 1, 0);
    assertThat(speaker.due(trip + 1)).isEmpty();
  }

  @Test
  void aReceiptForWhatWasNeverSentIsNone() {
    offer("a");
    var _ = speaker.due(0);

    assertThat(speaker.taken(1, 2)).isEmpty();
    assertThat(speaker.unconfirmed()).isOne();
  }

  @Test
  void onlyWhatWasSentOnceIsMeasured() {
    offer("a");
    var _ = speaker.due(0);
    var _ = speaker.due(TIMEOUT);
    var _ = speaker.taken(TIMEOUT + 5, 1);
    assertThat(roundTrip.timeout()).as("nothing measured").isEqualTo(TIMEOUT);

    offer("b");
    var _ = speaker.due(2 * TIMEOUT);
    var _ = speaker.taken(2 * TIMEOUT + 60_000_000, 2);
    assertThat(roundTrip.smoothed()).isEqualTo(60_000_000);
  }

  @Test
  void aWishGoesAloneAndIsAnswered() {
    offer("a");
    speaker.offer(new Item.Wished(KICK));
    offer("b");

    assertThat(speaker.due(0)).containsExactly(say(1, "a"));
    var _ = speaker.taken(1, 1);
    assertThat(speaker.due(1)).containsExactly(new ClientFrame.Ask(2, KICK));
    assertThat(speaker.answered(2, 2)).contains(KICK);
    assertThat(speaker.answered(2, 2)).as("again").isEmpty();
    assertThat(speaker.due(2)).containsExactly(say(3, "b"));
  }

  @Test
  void itKeepsToThePace() {
    LogSpeaker slow = speaker(new Rate(2, 1));
    IntStream.range(0, 3).forEach(i -> slow.offer(words("text " + i)));

    assertThat(slow.due(0)).hasSize(2);
    var _ = slow.taken(1, 2);
    long wait = slow.nanosUntilDue(1);
    assertThat(wait).isEqualTo(Duration.ofSeconds(1).toNanos() - 1);
    assertThat(slow.due(1 + wait)).hasSize(1);
  }

  @Test
  void afterABreakAllThatWasNotTakenIsSentAgain() {
    offer("a", "b", "c");
    var _ = speaker.due(0);
    speaker.resume(1, 1);

    assertThat(speaker.due(1)).containsExactly(say(2, "b"), say(3, "c"));
  }

  @Test
  void afterABreakAWishIsSentAgainForItsAnswer() {
    speaker.offer(new Item.Wished(KICK));
    var _ = speaker.due(0);
    speaker.resume(1, 1);

    assertThat(speaker.due(1)).containsExactly(new ClientFrame.Ask(1, KICK));
    assertThat(speaker.answered(2, 1)).contains(KICK);
  }

  @Test
  void itTellsWhatWasSentAndWhatWasNot() {
    IntStream.range(0, LogSpeaker.WINDOW + 1).forEach(i -> speaker.offer(words("text " + i)));
    var _ = speaker.due(0);

    assertThat(speaker.onTheirWay()).hasSize(LogSpeaker.WINDOW);
    assertThat(LogSpeaker.words(speaker.queued())).containsExactly("text " + LogSpeaker.WINDOW);
    speaker.forget();
    assertThat(speaker.unconfirmed()).isZero();
  }

  @Test
  void itTellsWhatWasSaidAsItWasTyped() {
    Item whispered = new Item.Wished(new Wish.Whisper(new UserName("bob"), "meet at 3"));
    List<Item> items =
        List.of(words("one"), whispered, new Item.Wished(KICK), new Item.Wished(new Wish.Close()));

    assertThat(LogSpeaker.typed(items))
        .containsExactly("one", "/msg bob meet at 3", "/kick bob", "/close");
    assertThat(LogSpeaker.words(items)).containsExactly("one");
  }

  @Test
  void whatHasHappenedAnywayNeedsNoAnswer() {
    offer("one");
    speaker.offer(new Item.Wished(new Wish.Close()));
    var _ = speaker.due(0);

    speaker.fulfil(new Wish.Close());
    assertThat(speaker.onTheirWay()).containsExactly(words("one"));
    assertThat(speaker.queued()).isEmpty();
    var _ = speaker.taken(0, 1);
    speaker.offer(new Item.Wished(new Wish.Close()));
    var _ = speaker.due(0);
    assertThat(speaker.unconfirmed()).isOne();
    speaker.fulfil(new Wish.Close());
    assertThat(speaker.unconfirmed()).isZero();
  }

  private void offer(String... texts) {
    List.of(texts).forEach(text -> speaker.offer(words(text)));
  }

  private LogSpeaker speaker(Rate rate) {
    return new LogSpeaker(0, roundTrip, new TokenBucket(rate, 0), 0);
  }

  private static Item words(String text) {
    return new Item.Words(text, 1);
  }

  private static ClientFrame say(long id, String text) {
    return new ClientFrame.Say(id, text);
  }
}
