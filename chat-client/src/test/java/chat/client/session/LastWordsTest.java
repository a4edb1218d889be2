package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  private static final long DOUBT = seconds(15);

  private final LastWords words = new LastWords(DOUBT);

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void whatIsSaidIsInDoubtUntilTheServerIsHeardAWhileLater() {
    words.said(0, "one");
    words.said(1, "two");
    words.heard(LastWords.ROUND_TRIP_MAX);

    assertThat(words.take()).containsExactly("two");
    assertThat(words.take()).as("once").isEmpty();
  }

  @Test
  void whatWasSaidLongAgoIsNot() {
    words.said(0, "one");
    words.said(DOUBT, "two");

    assertThat(words.take()).containsExactly("two");
  }

  @Test
  void onceSomethingWentNowhereAllIsInDoubt() {
    words.said(0, "one");
    words.suspect();
    words.said(seconds(60), "two");
    assertThat(words.take()).containsExactly("one", "two");

    words.said(seconds(61), "three");
    words.heard(seconds(70));
    words.said(seconds(80), "four");
    words.said(seconds(100), "five");
    assertThat(words.take()).containsExactly("five");
  }

  @Test
  void ofTwoThatAreAlikeTheLastWasNotSent() {
    words.said(0, "ok");
    words.said(1, "and");
    words.said(2, "ok");
    words.unsaid("ok");

    assertThat(words.take()).containsExactly("ok", "and");
  }

  @Test
  void whatComesBackWasHeard() {
    words.said(0, "one");
    words.said(1, "two");
    words.echoed("alice: one");

    assertThat(words.take()).containsExactly("two");
  }

  @Test
  void noMoreIsKeptThanThatTheOldestGo() {
    for (int i = 0; i <= LastWords.KEPT_MAX; i++) {
      words.said(0, "line " + i);
    }

    assertThat(words.take()).hasSize(LastWords.KEPT_MAX).startsWith("line 1");
  }
}
